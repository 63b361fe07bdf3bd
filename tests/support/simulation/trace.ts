import { createHash } from 'node:crypto';

/** What happened, line by line, in the order it happened. */
export interface Trace {
  note(line: string): void;
  /** The last lines, for people. */
  tail(lines: number): string[];
  /** One hash of all of it: equal when two runs went the same way. */
  hash(): string;
}

export function makeTrace(): Trace {
  const lines: string[] = [];
  return {
    note: (line) => void lines.push(line),
    tail: (count) => lines.slice(-count),
    hash: () => createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
  };
}
