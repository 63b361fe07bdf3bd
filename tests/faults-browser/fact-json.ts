import type { Fact } from '../../src/protocol/facts/fact.ts';

/** Facts on their way between page and test: JSON that keeps maps, sets and bytes. */
export const factsToJson = (facts: readonly Fact[]): string =>
  JSON.stringify(facts, (_, value: unknown) => {
    if (value instanceof Map) return { $map: [...value] };
    if (value instanceof Set) return { $set: [...value] };
    return value instanceof Uint8Array ? { $bytes: [...value] } : value;
  });

export const factsFromJson = (json: string): Fact[] =>
  JSON.parse(json, (_, value) => {
    if (Array.isArray(value?.$map)) return new Map(value.$map);
    if (Array.isArray(value?.$set)) return new Set(value.$set);
    return Array.isArray(value?.$bytes) ? Uint8Array.from(value.$bytes) : value;
  });
