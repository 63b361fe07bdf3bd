/** Maps, sets and bytes as JSON has them, so that messages can be kept in files and compared: two equal values look the same. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  if (value instanceof Map) return { map: [...value].map(plain).sort(byText) };
  if (value instanceof Set) return { set: [...value].map(plain).sort(byText) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined && typeof entry !== 'function')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, plain(entry)]),
  );
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Facts in one order, whatever order they came in. */
export const plainFacts = (facts: Iterable<unknown>): unknown => [...facts].map(plain).sort(byText);
