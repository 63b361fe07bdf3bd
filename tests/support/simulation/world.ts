import type { Chance } from './chance.ts';
import type { Deeds } from './deeds.ts';
import type { Ledger } from './ledger.ts';
import type { Network } from './network.ts';
import type { Phone, Surroundings } from './phone.ts';
import type { RealServer } from './real-server.ts';
import type { Trace } from './trace.ts';

/** A code that was given out, used or not. */
interface GivenCode {
  readonly code: string;
  /** The study that it brings another one to. */
  readonly study: number;
}

/** A study whose storage is gone: what the server had of it then must still be found under its token's person. */
export interface GoneStudy {
  readonly study: number;
  readonly token: string;
  /** All that it ever did, kept or not. */
  readonly maybe: ReadonlySet<string>;
  kept: Deeds;
}

/** All that a schedule is about. */
export interface World {
  readonly chance: Chance;
  readonly server: RealServer;
  readonly network: Network;
  readonly phones: Phone[];
  readonly around: Surroundings;
  readonly ledger: Ledger;
  readonly trace: Trace;
  readonly codes: GivenCode[];
  readonly gone: GoneStudy[];
  readonly kin: Kin;
  readonly underWay: Set<Promise<unknown>>;
  /** What went wrong so far, by kind. */
  readonly faults: Map<string, number>;
  /** Whether the server has lost something. */
  isRestored: boolean;
  newStudy(): number;
}

/** Which studies may have come to be of one person. */
export interface Kin {
  join(a: number, b: number): void;
  areJoined(a: number, b: number): boolean;
}

export function makeKin(): Kin {
  const parents = new Map<number, number>();
  const root = (study: number): number => {
    const parent = parents.get(study);
    return parent === undefined ? study : root(parent);
  };
  return {
    join(a, b) {
      if (root(a) !== root(b)) parents.set(root(a), root(b));
    },
    areJoined: (a, b) => root(a) === root(b),
  };
}

export function noteFault({ faults, trace }: Pick<World, 'faults' | 'trace'>, kind: string): void {
  faults.set(kind, (faults.get(kind) ?? 0) + 1);
  trace.note(`fault: ${kind}`);
}
