export type Encoding = 'br' | 'gzip';

/** The first of the encodings on offer that the Accept-Encoding header takes; undefined for plain bytes. */
export function acceptedEncoding(header: string | undefined, offered: readonly Encoding[]): Encoding | undefined {
  const refused = new Set<string>();
  const taken = new Set<string>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    (isRefused ? refused : taken).add(name);
  }
  return offered.find((encoding) => taken.has(encoding) || (taken.has('*') && !refused.has(encoding)));
}
