import { describe, expect, it } from 'vitest';
import { cartridge } from '../../../../studio/import/cartridge/cartridge.ts';
import type { ItemDraft } from '../../../../studio/import/draft.ts';
import { importEntries, itemsOf } from '../packages/check-draft.ts';
import { manifest, moduleMeta, page, place, resource } from './make-cartridge.ts';

type Entries = Record<string, string | Uint8Array>;
const load = (entries: Entries) => importEntries(cartridge, entries);
const textIn = (items: readonly ItemDraft[], from: string) => {
  const item = items.find((one) => one.from === from);
  return item?.kind === 'text' ? item.text.fr : undefined;
};
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a cartridge made to do harm, or badly made', () => {
  it.each([1_000, 20_000])(
    'of %i items comes in whole',
    async (count) => {
      const ids = [...Array(count).keys()];
      const inside = ids.map((id) => place(`i${id}`, `Item ${id}`, { ref: `r${id}` })).join('');
      const resources = ids.map((id) => resource(`r${id}`, 'webcontent', `f/${id}.pdf`)).join('');
      const files = Object.fromEntries(ids.map((id) => [`f/${id}.pdf`, 'x']));
      const { draft, counts } = await load({
        'imsmanifest.xml': manifest(place('m', 'M', { inside }), resources),
        ...files,
      });
      expect(counts).toEqual({ file: { found: count, imported: count } });
      expect(itemsOf(draft)).toHaveLength(count);
    },
    60_000,
  );

  it('with contents 200 deep is flattened in order', async () => {
    let inside = '';
    for (let depth = 200; depth > 0; depth--) inside = place(`n${depth}`, `N ${depth}`, { ref: 'p', inside });
    const { draft } = await load({
      'imsmanifest.xml': manifest(inside, resource('p', 'webcontent', 'p.html')),
      'p.html': page('P', 'Words.'),
    });
    expect(draft?.modules).toHaveLength(1);
    expect(itemsOf(draft)).toHaveLength(200);
  });

  it.each([
    ['is not XML', 'imscc {'],
    [
      'declares entities',
      '<!DOCTYPE m [<!ENTITY a "b">]><manifest xmlns="http://www.imsglobal.org/xsd/imscc/imscp_v1p1"/>',
    ],
    ['is nested without end', `<manifest xmlns="imscc">${'<item>'.repeat(100_000)}`],
    [
      'has bytes that are not its encoding',
      latin1('<?xml version="1.0" encoding="UTF-8"?><manifest xmlns="imscc" a="é"/>'),
    ],
  ])('whose manifest %s is an error that names it, and no course', async (_, text) => {
    const { recognised, draft, findings } = await load({ 'imsmanifest.xml': text });
    expect([recognised, draft]).toEqual([true, undefined]);
    expect(findings).toMatchObject([{ code: 'left-out' }, { code: 'no-course', file: 'imsmanifest.xml' }]);
  });

  it('may be in any encoding that it tells', async () => {
    const { draft } = await load({
      'imsmanifest.xml': utf16(
        manifest(place('1', 'Été', { ref: 'p' }), resource('p', 'webcontent', 'p.html')).replace('UTF-8', 'UTF-16'),
      ),
      'p.html': latin1('<html><head><meta charset="iso-8859-1"><title>t</title></head><body>déjà</body></html>'),
    });
    expect(itemsOf(draft)).toMatchObject([{ text: { fr: 'déjà' } }]);
    expect(draft?.modules[0]?.lessons[0]?.title).toEqual({ fr: 'Été' });
  });

  it('that needs itself, names two things alike or shows one twice is read all the same', async () => {
    const { draft, codes } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', {
          inside:
            place('1', 'One', { ref: 'a' }) + place('1', 'Again', { ref: 'a' }) + place('m', 'Loop', { ref: 'b' }),
        }),
        resource('a', 'webcontent', 'a.html', '<dependency identifierref="a"/><dependency identifierref="b"/>') +
          resource('b', 'webcontent', 'b.html', '<dependency identifierref="a"/><variant identifierref="b"/>') +
          resource('a', 'webcontent', 'c.html'),
      ),
      'a.html': page('A', '<a href="b.html">b</a>'),
      'b.html': page('B', '<a href="a.html">a</a>'),
      'c.html': page('C', 'c'),
    });
    expect(itemsOf(draft).map(({ from }) => from)).toEqual(['a.html', 'a.html', 'b.html']);
    expect(codes).toEqual(['left-out']);
  });

  it('with two modules of one name in both tables of contents has each thing once', async () => {
    const { draft } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: place('1', 'One', { ref: 'a' }) }) +
          place('m', 'M', { inside: place('1', 'One', { ref: 'a' }) }),
        resource('a', 'webcontent', 'wiki_content/a.html'),
      ),
      'course_settings/module_meta.xml': moduleMeta([{ id: 'm', title: 'M', items: [['1', 'WikiPage', 'One', 'a']] }]),
      'wiki_content/a.html': page('A', 'Words.'),
    });
    expect(itemsOf(draft)).toHaveLength(1);
  });

  it.each(['../../outside.html', '/etc/passwd', 'C:\\secret.html', 'a/../../../x.html', 'file:///etc/passwd'])(
    'with a resource at %s takes nothing from there, and says so',
    async (href) => {
      const { draft, findings } = await load({
        'imsmanifest.xml': manifest(
          place('m', 'M', { inside: place('1', 'Out', { ref: 'o' }) + place('2', 'In', { ref: 'p' }) }),
          resource('o', 'webcontent', href) + resource('p', 'webcontent', 'p.html'),
        ),
        'p.html': page('P', `<p>Words.</p><img src="${href}" alt="Alt"><a href="${href}">Link</a>`),
        ...{ 'outside.html': page('O', 'Out.'), 'x.html': page('X', 'Out.') },
      });
      expect(textIn(itemsOf(draft), 'p.html')).toBe('Words.\n\nAltLink');
      expect(findings[0]).toMatchObject({ code: 'left-out', message: expect.stringContaining('"Out"') });
      const linked = findings.filter(({ code }) => code === 'broken-link' || code === 'unsafe-link');
      expect(linked).toHaveLength(1);
    },
  );

  it('with files that are missing or broken names each, and keeps the rest', async () => {
    const things: [id: string, type: string, href: string][] = [
      ['t', 'imsdt_xmlv1p1', 't.xml'],
      ['l', 'imswl_xmlv1p1', 'l.xml'],
      ['a', 'assignment_xmlv1p0', 'a.xml'],
      ['q', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'q.xml'],
      ['b', 'imsbasiclti_xmlv1p0', 'b.xml'],
      ['g', 'webcontent', 'gone.html'],
      ['x', 'something/else', 'x.bin'],
      ['p', 'webcontent', 'p.html'],
    ];
    const { draft, messages, counts } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: things.map(([id]) => place(`i-${id}`, `Thing ${id}`, { ref: id })).join('') }),
        things.map((thing) => resource(...thing)).join(''),
      ),
      ...{ 't.xml': '<topic>', 'l.xml': '<webLink><url href="javascript:alert(1)"/></webLink>', 'a.xml': 'a' },
      ...{
        'q.xml': '<questestinterop/>',
        'b.xml': '',
        'x.bin': 'x',
        'p.html': page('P', '<script>evil()</script><p>Words.</p>'),
      },
      ...{
        'course_settings/module_meta.xml': '<modules',
        'course_settings/rubrics.xml': '\0',
        'course_settings/media_tracks.xml': '<a>&b;</a>',
      },
    });
    expect(itemsOf(draft)).toMatchObject([{ text: { fr: 'Words.' } }]);
    const named = messages('left-out').join('\n');
    for (const id of ['l', 'g', 'b', 'x']) expect(named).toContain(`Thing ${id}`);
    expect(JSON.stringify(draft)).not.toMatch(/javascript|evil/);
    const all = Object.values(counts ?? {});
    const sum = [all.reduce((n, { found }) => n + found, 0), all.reduce((n, { imported }) => n + imported, 0)];
    expect(sum).toEqual([8, 1]);
  });

  it('is not mistaken for what it is not', async () => {
    const scorm =
      '<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"><metadata><schema>ADL SCORM</schema></metadata></manifest>';
    expect((await load({ 'imsmanifest.xml': scorm })).recognised).toBe(false);
    expect((await load({ 'index.html': 'imscc' })).recognised).toBe(false);
  });
});
