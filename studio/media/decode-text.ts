/** Text of unknown encoding. `guessed` names the encoding where the bytes do not tell it themselves. */
export interface DecodedText {
  text: string;
  guessed?: string;
}

/** What old caption editors wrote, by language; where nothing is known of one, Western Europe's. */
const OLD_ENCODINGS: Readonly<Record<string, string>> = { ar: 'windows-1256', zh: 'gb18030', ru: 'windows-1251' };

/** Decodes UTF-8 and UTF-16 strictly, and what is neither as the old encoding of the language. */
export function decodeText(bytes: Uint8Array, lang: string): DecodedText {
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join('');
  const zerosAt = (odd: number): number =>
    bytes.subarray(0, 400).filter((byte, n) => byte === 0 && n % 2 === odd).length;
  const candidates =
    mark === 'fffe' || zerosAt(1) > 20 ? ['utf-16le'] : mark === 'feff' || zerosAt(0) > 20 ? ['utf-16be'] : ['utf-8'];
  for (const encoding of candidates) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return { text };
  }
  const guessed = OLD_ENCODINGS[lang] ?? 'windows-1252';
  return { text: new TextDecoder(guessed).decode(bytes), guessed };
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
