/**
 * Payloads of a kind that this reader does not know, in hex. They are kept as a growing set and passed on one by one; a
 * reader that knows the kind joins them. Such kinds are coded without the message's context [OPQ1].
 */
export type Opaque = ReadonlySet<string>;

export const joinOpaque = (a: Opaque, b: Opaque): Opaque => new Set([...a, ...b]);

export function deltaOpaque(b: Opaque, a: Opaque): Opaque | undefined {
  const rest = new Set([...b].filter((payload) => !a.has(payload)));
  return rest.size > 0 ? rest : undefined;
}
