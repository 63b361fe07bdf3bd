/** What makes up a valibot schema, as far as it decides what is taken: kinds, entries, requirements. Functions count by being there. */
const TELLING = [
  'type',
  'expects',
  'requirement',
  'entries',
  'item',
  'items',
  'key',
  'value',
  'wrapped',
  'options',
  'literal',
  'default',
  'rest',
  'pipe',
];

export function describeSchema(value: unknown, above: readonly unknown[] = []): unknown {
  if (value instanceof RegExp) return value.source;
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (above.includes(value)) return 'itself';
  const within = [...above, value];
  if (Array.isArray(value)) return value.map((one) => describeSchema(one, within));
  const isPart = 'kind' in value && 'type' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isPart || TELLING.includes(key))
      .map(([key, one]) => [
        key,
        key === 'pipe' && Array.isArray(one)
          ? one.slice(1).map((part) => describeSchema(part, within))
          : describeSchema(one, within),
      ]),
  );
}

/** Whether an export of a module is a schema. */
export const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';
