import type { Fact } from '../../src/protocol/facts/fact.ts';
import { deltaFact, joinFacts } from '../../src/protocol/facts/lattice.ts';
import { type KeptSlot, upgradeCourseState } from '../store/course-state.ts';
import { emptyItems, rewriteItems } from '../store/state-items.ts';
import { addProgress, type CourseProgress, courseProgress, NO_PROGRESS } from './course-progress.ts';

export interface JoinedCourse {
  /** What the sender lacks of what was kept: it has read up to `sinceRevision`, and knows what it sent itself. */
  readonly unread: readonly Fact[];
  /** The course's state afterwards (`course-state.ts`); undefined where nothing was new. */
  readonly state: Uint8Array | undefined;
  /** How much further she is. */
  readonly progress: CourseProgress;
}

export interface JoinOptions {
  readonly course: number;
  readonly sinceRevision: number;
  /** Of what is new. */
  readonly revision: number;
  /** The sender. */
  readonly replica: string;
}

/** Joins facts of one course, each slot once, into its state. */
export function joinCourse(
  state: Uint8Array | undefined,
  sent: readonly Fact[],
  { course, sinceRevision, revision, replica }: JoinOptions,
): JoinedCourse {
  const unread: Fact[] = [];
  let progress = NO_PROGRESS;
  const byItem = groupByItem(sent);
  const items = [...byItem.keys()].sort((a, b) => a - b);
  const before = state ? upgradeCourseState(state) : emptyItems(course, replica);

  const after = rewriteItems(before, { items, changedAfter: sinceRevision }, (item, kept) => {
    const theirs = byItem.get(item) ?? NOTHING;
    for (const slot of kept) {
      if (slot.revision <= sinceRevision) continue;
      const missing = deltaFact(slot.fact, theirs.get(slotName(slot.fact)));
      if (missing) unread.push(missing);
    }
    const joined = joinSlots(kept, theirs, revision);
    if (!joined) return undefined;
    progress = addProgress(addProgress(progress, progressOf(joined), 1), progressOf(kept), -1);
    return joined;
  });
  return { unread, state: after, progress };
}

/** Facts of one item by slot. */
type ItemFacts = ReadonlyMap<string, Fact>;
const NOTHING: ItemFacts = new Map();

/** Of one item. */
const slotName = ({ kind, sub }: Fact): string => `${kind}/${sub}`;

function groupByItem(facts: readonly Fact[]): Map<number, ItemFacts> {
  const items = new Map<number, Map<string, Fact>>();
  for (const fact of facts) {
    const group = items.get(fact.item);
    if (group) group.set(slotName(fact), fact);
    else items.set(fact.item, new Map([[slotName(fact), fact]]));
  }
  return items;
}

function joinSlots(kept: readonly KeptSlot[], theirs: ItemFacts, revision: number): readonly KeptSlot[] | undefined {
  const news = new Map(theirs);
  let hasChanged = false;
  const joined = kept.map((slot) => {
    const name = slotName(slot.fact);
    const fact = news.get(name);
    news.delete(name);
    if (!fact || !deltaFact(fact, slot.fact)) return slot;
    hasChanged = true;
    return { fact: joinFacts(slot.fact, fact), revision };
  });
  if (!hasChanged && news.size === 0) return undefined;
  for (const fact of news.values()) joined.push({ fact, revision });
  return joined;
}

const progressOf = (slots: readonly KeptSlot[]): CourseProgress => courseProgress(slots.map(({ fact }) => fact));
