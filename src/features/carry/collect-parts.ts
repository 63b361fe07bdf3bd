import { type Carried, decodeCarried } from '../../protocol/carrier/carried-file.ts';
import { joinQrParts, type QrPart, readQrPart } from '../../protocol/carrier/qr-parts.ts';

/** How far the sequence has come that was seen last; `isWhole` with the part that made it so, and only then. */
export interface Progress {
  readonly read: number;
  readonly count: number;
  readonly isWhole: boolean;
}

/** Gathers the parts of sequences, in whatever order and however often a camera sees them. */
export interface PartCollector {
  /** Takes a code's text; undefined where it is none of ours. */
  add(text: string): Progress | undefined;
  /** What the sequence says that was seen last. @throws MalformedError, UnsupportedFileError */
  finish(): Promise<Carried>;
}

export function collectParts(): PartCollector {
  const sequences = new Map<string, Map<number, QrPart>>();
  let seen = new Map<number, QrPart>();
  return {
    add(text) {
      const part = readQrPart(text);
      if (!part) return undefined;
      const key = `${part.whole}/${part.count}`;
      seen = sequences.get(key) ?? new Map();
      const isNew = !seen.has(part.index);
      sequences.set(key, seen.set(part.index, part));
      return { read: seen.size, count: part.count, isWhole: isNew && seen.size === part.count };
    },
    finish: async () => decodeCarried(await joinQrParts([...seen.values()])),
  };
}
