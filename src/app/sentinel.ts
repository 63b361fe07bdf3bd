import { readIdentity } from '../data/study/identity.ts';
import { profileOf } from '../data/study/profile-of.ts';
import type { StudyDb } from '../data/study/study-db.ts';
import { readStudyMark } from '../data/study/study-mark.ts';
import { findRecoverable } from '../sync/find-recoverable.ts';
import { refreshMembership } from '../sync/refresh-membership.ts';
import { readEntry, writeEntries } from './local-entries.ts';

/** Work of hers that is not on this phone any more, or not under her. */
export type Loss =
  /** The database lost what localStorage knows of. `lastExchangeAt`: until then it is with the server; milliseconds since 1970. */
  | { readonly kind: 'cleared'; readonly lastExchangeAt: number | undefined }
  /** All was cleared, but the server knows this browser. */
  | { readonly kind: 'known'; readonly name: string | null; readonly lastExchangeAt: number };

interface Deps {
  readonly db: StudyDb;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/** Well within the 400 days that a cookie lives. */
const RENEW_AFTER_MS = 60 * 24 * 60 * 60_000;

const entriesOf = (db: StudyDb) => {
  const profile = profileOf(db);
  return { study: `study-${profile}`, lost: `lost-${profile}`, asked: `asked-${profile}` };
};

/**
 * Compares the database with the copy of its mark in localStorage, and renews that copy. Where both are new it asks the server,
 * once, whether it knows this browser.
 */
export async function lookForLoss(deps: Deps, { signal }: { signal: AbortSignal }): Promise<Loss | undefined> {
  const cleared = await compareMarks(deps.db);
  if (cleared) return cleared;
  return askServer(deps, signal);
}

/** She knows, or it is mended. */
export function forgetLoss(db: StudyDb, nowMs: number): void {
  const { lost, asked } = entriesOf(db);
  writeEntries({ [lost]: undefined, [asked]: String(nowMs) });
}

/** Keeps a copy of the database's mark, and notes a loss where the copy is of another study. */
export async function compareMarks(db: StudyDb): Promise<Loss | undefined> {
  const { study, lost } = entriesOf(db);
  const [noted, at] = readEntry(study)?.split(' ') ?? [];
  const mark = await readStudyMark(db);
  if (noted !== undefined && noted !== mark?.study) writeEntries({ [lost]: at ?? '', [study]: undefined });
  if (mark) writeEntries({ [study]: `${mark.study} ${mark.lastExchangeAt ?? ''}` });
  const known = readEntry(lost);
  return known === undefined ? undefined : { kind: 'cleared', lastExchangeAt: Number(known) || undefined };
}

/** Afterwards the cookie is renewed now and then, so that it does not end before the study does. */
async function askServer({ db, fetch, now }: Deps, signal: AbortSignal): Promise<Loss | undefined> {
  const { asked } = entriesOf(db);
  const askedAt = readEntry(asked);
  if (!navigator.onLine) return undefined;
  if (askedAt !== undefined) {
    const isOld = Math.abs(now() - Number(askedAt)) > RENEW_AFTER_MS;
    if (isOld && (await refreshMembership({ db, fetch }, { signal }))) writeEntries({ [asked]: String(now()) });
    return undefined;
  }
  const found = await findRecoverable({ fetch }, { signal });
  if (!found.ok) return undefined;
  const { person } = await readIdentity(db);
  const [known] = found.people.filter((other) => other.person !== person);
  if (known) return { kind: 'known', name: known.name, lastExchangeAt: Date.parse(known.lastExchange) };
  writeEntries({ [asked]: String(now()) });
  return undefined;
}
