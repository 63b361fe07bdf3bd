import { applyAnswer } from '../data/study/apply-answer.ts';
import { markRegistered, readIdentity } from '../data/study/identity.ts';
import { isUntouched } from '../data/study/is-untouched.ts';
import { recogniseKinds } from '../data/study/recognise-kinds.ts';
import type { Identity } from '../data/study/study-db.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import { takeUnsent, type Unsent } from '../data/study/unsent.ts';
import { START_CURSOR } from '../protocol/exchange/cursor.ts';
import { type Call, callExchange } from './call-exchange.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { refreshMembership } from './refresh-membership.ts';
import { outcomeOfRegistration, registerDevice } from './register-device.ts';
import { makeSieve } from './sieve.ts';
import { splitDevice } from './split-device.ts';

/** Far more requests than a person's whole study needs: a server that never comes to rest must not eat her megabytes. */
const MAX_REQUESTS = 40;

/** What one run knows from request to request. */
const newRun = () => ({
  sieve: makeSieve(),
  /** The server did not know what was cited: the next request says who speaks. */
  isFull: false,
  mayRegisterAgain: true,
  maySplit: true,
  answers: 0,
  sent: 0,
  received: 0,
});
type Run = ReturnType<typeof newRun>;

/** Registers where needed, then sends and receives until nothing is unsent. */
export async function exchangeAll(deps: SyncDeps, cancel: Cancel): Promise<SyncOutcome> {
  if (await isUntouched(deps.db)) return { kind: 'nothing-to-do' };
  await recogniseKinds(deps.db);
  const run = newRun();
  for (let requests = 0; requests < MAX_REQUESTS; requests++) {
    const outcome = await exchangeOnce(deps, run, cancel);
    if (outcome) return outcome;
  }
  return { kind: 'trouble', retryAfterSeconds: 0 };
}

/** One request. Undefined where another is to follow. */
async function exchangeOnce(deps: SyncDeps, run: Run, cancel: Cancel): Promise<SyncOutcome | undefined> {
  const { db } = deps;
  if (!(await readIdentity(db)).isRegistered) {
    const failure = await registerDevice(deps, cancel);
    if (failure) return outcomeOfRegistration(failure);
  }
  const identity = await readIdentity(db);
  const taken = await takeUnsent(db, deps.now());
  const unsent = { ...taken, facts: run.sieve.pick(taken.facts) };
  if (run.answers > 0 && unsent.facts.length === 0) return whenAllIsSaid(run, identity);

  const call = await callExchange(deps, identity, { unsent, isFull: run.isFull }, cancel);
  run.isFull = call.kind === 'sayInFull';
  switch (call.kind) {
    case 'accepted':
      await keepAnswer(deps, identity, unsent, call);
      run.sieve.accept();
      run.answers += 1;
      run.sent += call.sent.length;
      run.received += call.answer.facts.length;
      await meetMergedPerson(deps, unsent, call, cancel);
      return undefined;
    case 'sayInFull':
      return undefined;
    case 'clone':
      return goOnAsAnother(deps, run, cancel);
    case 'failed':
      return afterFailure(deps, run, identity, call);
  }
}

/** All is sent; but under a person that nobody knows as her, she needs a code, and has to hear of it. */
function whenAllIsSaid({ sieve, sent, received }: Run, { isForgotten }: Identity): SyncOutcome {
  return sieve.reason() ?? (isForgotten ? { kind: 'unknown-token' } : { kind: 'done', sent, received });
}

type Accepted = Extract<Call, { kind: 'accepted' }>;
type Failed = Extract<Call, { kind: 'failed' }>;

function keepAnswer({ db, now }: SyncDeps, { person, replica }: Identity, said: Unsent, call: Accepted): Promise<void> {
  const { nonce, cursor, facts, parked, differ } = call.answer;
  const { sent, serverMs } = call;
  return applyAnswer(db, {
    person,
    replica,
    sent,
    said,
    nonce,
    cursor,
    received: facts,
    parked,
    differ,
    at: now(),
    serverMs,
  });
}

/** Behind another epoch she may be another person: two of hers were merged, with another name and other classes [JOIN2]. */
async function meetMergedPerson(deps: SyncDeps, said: Unsent, { answer }: Accepted, cancel: Cancel): Promise<void> {
  const { epoch } = said.cursor;
  if (epoch !== START_CURSOR.epoch && epoch !== answer.cursor.epoch) await refreshMembership(deps, cancel);
}

/** Another device goes on from where this storage stands: one of the two is a copy, and this one takes a name of its own [RAT4]. */
async function goOnAsAnother(deps: SyncDeps, run: Run, cancel: Cancel): Promise<SyncOutcome | undefined> {
  if (!run.maySplit) return { kind: 'trouble', retryAfterSeconds: 0 };
  run.maySplit = false;
  const failure = await splitDevice(deps, cancel);
  return failure && outcomeOfRegistration(failure);
}

async function afterFailure(
  { db }: SyncDeps,
  run: Run,
  { token }: Identity,
  { sent, outcome }: Failed,
): Promise<SyncOutcome | undefined> {
  switch (outcome.kind) {
    case 'unknown-token':
      if (!run.mayRegisterAgain) return outcome;
      run.mayRegisterAgain = false;
      await markRegistered(db, token, false);
      return undefined;
    case 'malformed':
    case 'too-large':
      return run.sieve.refuse(sent, outcome) ? undefined : outcome;
    default:
      return outcome;
  }
}
