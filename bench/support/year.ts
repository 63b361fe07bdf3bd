import type { Session, SessionEvent } from './session.ts';

const SESSIONS = 300;
const COURSES = 12;
/** Item numbers that one session uses. */
const ITEMS = 8;
const DAY_MS = 86_400_000;
const MAX_SECONDS_SHORTER = 60;
const CHOICES = 4;

/** A year of study: sessions like the half hour, each of new items, with answers and lengths of its own, spread over the courses. */
export function yearOf(session: Session, random: () => number): Session[] {
  return Array.from({ length: SESSIONS }, (_, n) => {
    const day = Math.floor((n * 365) / SESSIONS);
    const startsAt = new Date(Date.parse(session.startsAt) + day * DAY_MS).toISOString();
    const moved = moveItems(session, ITEMS * Math.floor(n / COURSES));
    return { ...vary(moved, random), course: session.course + (n % COURSES), startsAt };
  });
}

/** The same session with other items. */
export const moveItems = (session: Session, by: number): Session => ({
  ...session,
  events: session.events.map((event) => ('item' in event ? { ...event, item: event.item + by } : event)),
  holds: {
    ...session.holds,
    seconds: renumber(session.holds.seconds, by),
    blocks: renumber(session.holds.blocks, by),
    lastItem: session.holds.lastItem + by,
  },
});

const renumber = (record: Record<string, number>, by: number): Record<string, number> =>
  Object.fromEntries(Object.entries(record).map(([item, n]) => [Number(item) + by, n]));

/** Videos of other lengths, and other choices. */
function vary(session: Session, random: () => number): Session {
  let earlier = 0;
  const events = session.events.map((event): SessionEvent => {
    const shorter = event.do === 'end' ? Math.floor(random() * MAX_SECONDS_SHORTER) : 0;
    earlier += shorter;
    const moved = { ...event, at: event.at - earlier };
    if (moved.do === 'end') return { ...moved, second: moved.second - shorter };
    if (moved.do !== 'answer' || moved.value.type !== 'int') return moved;
    return { ...moved, value: { type: 'int', n: 1 + Math.floor(random() * CHOICES) } };
  });
  return { ...session, events };
}
