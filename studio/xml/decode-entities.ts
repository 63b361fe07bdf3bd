const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities that XML has and those by number; any other is handed to `unknown`, which throws. */
export function decodeEntities(text: string, unknown: (entity: string) => Error): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7}|x[0-9a-fA-F]{1,6})|([\w.:-]{1,32}));|&/g, (entity, number, name) => {
    const character = number === undefined ? PREDEFINED[name] : characterOf(number);
    if (character === undefined) throw unknown(entity);
    return character;
  });
}

/** The characters that XML 1.0 has (production 2): no surrogates, and of the control characters three only. */
function characterOf(number: string): string | undefined {
  const code = Number(number.startsWith('x') ? `0${number}` : number);
  const isCharacter =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
