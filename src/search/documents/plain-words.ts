const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Tags inside a word, which part nothing. */
const INLINE = /<\/?(?:a|abbr|b|bdi|bdo|code|em|i|kbd|mark|mi|mn|mo|s|small|span|strong|sub|sup|u|wbr)(?:\s[^>]*)?>/gi;

/** The words of sanitised HTML, as a reader sees them. */
export const plainWords = (html: string): string =>
  html
    .replace(INLINE, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (entity, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? entity;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    })
    .replace(/\s+/g, ' ')
    .trim();
