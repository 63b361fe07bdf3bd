/** Schemes that lead to something a page may point to; what has no scheme leads into the package. */
const SAFE = new Set(['http', 'https', 'mailto', 'tel', 'ftp']);
const INLINE_BITMAP = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;

/**
 * Whether an address runs script or carries a document in itself, as `javascript:` and `data:` do. Control characters
 * and spaces are looked through, as browsers do.
 */
export function isScript(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them in a scheme
  const plain = address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  return scheme !== undefined && !SAFE.has(scheme) && !INLINE_BITMAP.test(plain);
}
