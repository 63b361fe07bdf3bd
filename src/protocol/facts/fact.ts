import type { Attempt } from './attempt.ts';
import type { Counter } from './counter.ts';
import type { Coverage } from './coverage.ts';
import type { Opaque } from './opaque.ts';
import type { Posts } from './posts.ts';
import type { Stamped } from './stamped.ts';
import type { Versions } from './versions.ts';

/** Each kind of fact is one lattice, one file beside this one. */
export interface FactValues {
  coverage: Coverage;
  flag: true;
  attempt: Attempt;
  register: Stamped;
  counter: Counter;
  posts: Posts;
  versions: Versions;
  opaque: Opaque;
}
export type FactKind = keyof FactValues;

interface FactOf<K extends FactKind> {
  readonly kind: K;
  /** Course number; 0 is the person herself. */
  readonly course: number;
  /** Number of the item, lesson or module inside the course; 0 is the course itself. */
  readonly item: number;
  /**
   * Which slot of this kind: a coverage's media revision, the number of a flag, register, counter, posts or versions, an
   * attempt's `REPLICA.n`, an opaque fact's `KIND.sub` [SLOT1].
   */
  readonly sub: string;
  readonly value: FactValues[K];
}

/** Something a person did: a subject, a kind and a value that can be joined in any order, any number of times. */
export type Fact<K extends FactKind = FactKind> = { [P in K]: FactOf<P> }[K];

export type Slot = Pick<Fact, 'kind' | 'course' | 'item' | 'sub'>;

/** The slot's name: facts of one slot are joined, facts of different slots stand side by side. */
export const slotKey = (slot: Slot): string => `${slot.course}/${slot.item}/${slot.kind}/${slot.sub}`;

/** Flags. Numbers are never reused. */
export const FLAG = { enrolled: '1', done: '2' } as const;

/** Registers. `place` of a course is the item last open; of a video its second; of a text its block. `plan` is the person's own. */
export const REGISTER = { place: '1', plan: '2' } as const;

/** Counters. Studied seconds are counted on the course (item 0). */
export const COUNTER = { secondsStudied: '1' } as const;
