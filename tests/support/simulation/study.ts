import { claimedDay } from '../../../src/data/study/claimed-time.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { record } from '../../../src/data/study/record.ts';
import { recordAnswer } from '../../../src/data/study/record-answer.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordEnrolled } from '../../../src/data/study/record-enrolled.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { recordRead } from '../../../src/data/study/record-read.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../../src/data/study/record-watched.ts';
import { startAttempt } from '../../../src/data/study/start-attempt.ts';
import type { StudyDb } from '../../../src/data/study/study-db.ts';
import { FLAG, REGISTER, slotKey } from '../../../src/protocol/facts/fact.ts';
import type { PostId, Posts } from '../../../src/protocol/facts/posts.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';
import { NO_VERSIONS, writeVersion } from '../../../src/protocol/facts/versions.ts';
import type { Chance } from './chance.ts';
import { words } from './deeds.ts';
import { type Diary, noteNote, noteSeconds, noteStanding, noteThings } from './diary.ts';
import type { Ledger } from './ledger.ts';

const COURSES = [1, 2] as const;
const ITEMS = [1, 2] as const;

/** A study as one run of the browser has it open, and what is noted of it. */
export interface OpenStudy {
  readonly db: StudyDb;
  readonly diary: Diary;
  readonly ledger: Ledger;
  readonly chance: Chance;
  /** What the phone claims the time to be. */
  readonly nowMs: () => number;
  /** Does it where the browser lives; true when it is done, as the screen would show. */
  attempt(work: () => Promise<unknown>): Promise<true | undefined>;
}

type Deed = (study: OpenStudy, course: number, item: number) => Promise<void>;

async function watch({ db, diary, chance, attempt }: OpenStudy, course: number, item: number): Promise<void> {
  const from = chance.below(60);
  const to = from + 1 + chance.below(10);
  const parts = Array.from({ length: to - from }, (_, i) => words.part(course, item, '1', from + i));
  await noteThings(diary, parts, () => attempt(() => recordWatched(db, { course, item, revision: 1 }, [[from, to]])));
}

async function read({ db, diary, chance, attempt }: OpenStudy, course: number, item: number): Promise<void> {
  const block = chance.below(20);
  const part = words.part(course, item + 10, '1', block);
  await noteThings(diary, [part], () => attempt(() => recordRead(db, { course, item: item + 10 }, [block])));
}

const markDone = ({ db, diary, attempt }: OpenStudy, course: number, item: number) =>
  noteThings(diary, [words.flag(course, item, FLAG.done)], () => attempt(() => recordDone(db, { course, item })));

const enrol = ({ db, diary, attempt }: OpenStudy, course: number) =>
  noteThings(diary, [words.flag(course, 0, FLAG.enrolled)], () => attempt(() => recordEnrolled(db, course)));

async function spendTime({ db, diary, ledger, chance, nowMs, attempt }: OpenStudy, course: number): Promise<void> {
  const [seconds, claimedMs] = [1 + chance.below(30), nowMs()];
  let replica: string | undefined;
  const known = await attempt(async () => {
    ({ replica } = await readIdentity(db));
  });
  if (!known || replica === undefined) return;
  const entry = { course, replica, day: claimedDay(claimedMs), seconds };
  await noteSeconds(diary, ledger, entry, () => attempt(() => recordSecondsStudied(db, course, seconds, claimedMs)));
}

/** Half of the time a new attempt, else one that was begun here or on another device. */
async function answer({ db, diary, ledger, chance, attempt }: OpenStudy, course: number, item: number): Promise<void> {
  const question = 1 + chance.below(3);
  const isNew = chance.hits(0.5);
  let id: string | undefined;
  let instead: number | undefined;
  const known = await attempt(async () => {
    const others = isNew ? [] : await attemptsAt(db, course, item);
    id = others[chance.below(others.length)] ?? (await startAttempt(db, { course, item }));
    const row = await db.facts.get(slotKey({ kind: 'attempt', course, item, sub: id }));
    if (row?.fact.kind === 'attempt') instead = numberIn(row.fact.value.answers.get(question)?.value);
  });
  if (!known || id === undefined) return;
  const ref = { course, item, id, version: 1 };
  await noteStanding(diary, ledger, words.answer(course, item, id, question), instead, (n) =>
    attempt(() => recordAnswer(db, ref, question, { type: 'int', n })),
  );
}

async function attemptsAt(db: StudyDb, course: number, item: number): Promise<string[]> {
  const slots = await db.facts.where('slot').startsWith(`${course}/${item}/attempt/`).primaryKeys();
  return slots.map((slot) => slot.slice(slot.lastIndexOf('/') + 1));
}

async function goToPlace({ db, diary, ledger, attempt }: OpenStudy, course: number, item: number): Promise<void> {
  let instead: number | undefined;
  const known = await attempt(async () => {
    const row = await db.facts.get(slotKey({ kind: 'register', course, item, sub: REGISTER.place }));
    if (row?.fact.kind === 'register') instead = numberIn(row.fact.value.value);
  });
  if (!known) return;
  await noteStanding(diary, ledger, words.place(course, item), instead, (n) =>
    attempt(() => recordPlace(db, { course, item }, n)),
  );
}

async function post({ db, diary, ledger, attempt, chance }: OpenStudy, course: number, item: number): Promise<void> {
  const n = ledger.newNumber();
  const minute = chance.below(1000);
  const slot = { course, item, kind: 'posts', sub: '1' } as const;
  await noteThings(diary, [words.post(course, item, n)], () =>
    attempt(() =>
      record(db, ({ replica }) => {
        // Drawn, not counted: a copied phone would count the same numbers again.
        const id: PostId = `${replica}.${chance.below(2 ** 40)}`;
        const value: Posts = new Map([[id, { minute, value: { type: 'int', n } }]]);
        return [{ ...slot, value }];
      }),
    ),
  );
}

async function writeNote({ db, diary, ledger, attempt }: OpenStudy, course: number, item: number): Promise<void> {
  const slot = { course, item, kind: 'versions', sub: '1' } as const;
  await noteNote(diary, ledger, words.note(course, item), (n) =>
    attempt(() =>
      record(db, async ({ replica, lamport }) => {
        const known = (await db.facts.get(slotKey(slot)))?.fact;
        const before = known?.kind === 'versions' ? known.value : NO_VERSIONS;
        const after = writeVersion(before, { replica, lamport, value: { type: 'int', n } });
        const gone = [...before.heads].filter(([dot, value]) => after.heads.get(dot) !== value);
        ledger.replaces(
          n,
          gone.flatMap(([, value]) => numberIn(value) ?? []),
          { replica, lamport },
        );
        return [{ ...slot, value: after }];
      }),
    ),
  );
}

/** A later version of the app was on this phone for a while. */
async function useLaterApp({ db, diary, chance, attempt }: OpenStudy, course: number, item: number): Promise<void> {
  const payload = chance.hex(2);
  const slot = { course, item, kind: 'opaque', sub: '99.01' } as const;
  await noteThings(diary, [words.unknown(course, item, payload)], () =>
    attempt(() => record(db, () => [{ ...slot, value: new Set([payload]) }])),
  );
}

const numberIn = (value: Value | undefined): number | undefined => (value?.type === 'int' ? value.n : undefined);

const DEEDS: readonly [readonly [string, Deed], ...(readonly [string, Deed])[]] = [
  ['watch', watch],
  ['read', read],
  ['mark done', markDone],
  ['enrol', enrol],
  ['study', spendTime],
  ['answer', answer],
  ['answer', answer],
  ['place', goToPlace],
  ['post', post],
  ['note', writeNote],
  ['use a later app', useLaterApp],
];

/** One thing that a learner does, through the app's own verbs. */
export async function studySomething(study: OpenStudy): Promise<string> {
  const { chance } = study;
  const [name, deed] = chance.pick(DEEDS);
  await deed(study, chance.pick(COURSES), chance.pick(ITEMS));
  return name;
}
