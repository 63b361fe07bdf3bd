const SHORTEST = 2;

/**
 * For each of the ids that Lingui makes of messages (six characters of a hash) its shortest beginning that no other one has. A hash
 * cannot be compressed, and each stands in the code and in the words of each language: cut, they save a phone 4 kB. A new
 * message changes at most the one other that began as it does.
 */
export function shortIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>();
  let left = [...new Set(ids)];
  for (let length = SHORTEST; left.length > 0; length++) {
    const cut = (id: string): string => id.slice(0, length);
    const counts = new Map<string, number>();
    for (const id of left) counts.set(cut(id), (counts.get(cut(id)) ?? 0) + 1);
    const isAlone = (id: string): boolean => counts.get(cut(id)) === 1 || id.length <= length;
    for (const id of left.filter(isAlone)) short.set(id, cut(id));
    left = left.filter((id) => !isAlone(id));
  }
  return short;
}

/** As Lingui's macro writes an id into the code. */
const ID = /\bid: (["'`])([\w/+-]{6})\1/g;

/** Code with its messages called by their short ids; what is no message's id stays. */
export const withShortIds = (code: string, short: ReadonlyMap<string, string>): string =>
  code.replace(ID, (found, quote: string, id: string) => {
    const cut = short.get(id);
    return cut === undefined ? found : `id: ${quote}${cut}${quote}`;
  });
