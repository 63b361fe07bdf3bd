import { XmlError } from './xml-node.ts';

const DECLARATION = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/**
 * The text of an XML file by its byte order mark, else by its declaration, else as UTF-8 (XML 1.0, appendix F).
 * Bytes that the encoding does not know, and characters that XML does not, are an XmlError.
 */
export function decodeXml(bytes: Uint8Array, file: string): string {
  const marked = markedEncoding(bytes);
  const declared = DECLARATION.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1];
  const encoding = marked ?? declared ?? 'utf-8';
  if (!marked && /^(?:utf-?16|ucs-2|iso-10646)/i.test(encoding)) {
    throw new XmlError(file, undefined, `it is declared as ${encoding} but is not written so`);
  }
  return decode(bytes, encoding, file);
}

function decode(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const isUnknown = error instanceof RangeError;
    throw new XmlError(
      file,
      undefined,
      isUnknown ? `the encoding ${encoding} is not known` : `its bytes are not valid ${encoding}`,
    );
  }
}

/** UTF-16 without a mark shows itself by the zero bytes beside its first `<`. */
function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return undefined;
}
