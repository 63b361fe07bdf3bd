/** A path as an address in a draft's Markdown: `package:PATH` is percent-encoded. */
export const packageAddress = (path: string): string => `package:${path.split('/').map(encodeURIComponent).join('/')}`;
