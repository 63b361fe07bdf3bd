import { applyAnswer } from '../data/study/apply-answer.ts';
import { markRegistered, readIdentity } from '../data/study/identity.ts';
import { isUntouched } from '../data/study/is-untouched.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import { readUnsent } from '../data/study/unsent.ts';
import { callExchange } from './call-exchange.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { outcomeOfRegistration, registerDevice } from './register-device.ts';
import { makeSieve } from './sieve.ts';

/** Far more requests than a person's whole study needs: a server that never comes to rest must not eat her megabytes. */
const MAX_REQUESTS = 40;

/** Registers where needed, then sends and receives until nothing is unsent. */
export async function exchangeAll(deps: SyncDeps, cancel: Cancel): Promise<SyncOutcome> {
  const { db } = deps;
  const sieve = makeSieve();
  let mayRegisterAgain = true;
  let [answers, sent, received] = [0, 0, 0];

  if (await isUntouched(db)) return { kind: 'nothing-to-do' };
  for (let requests = 0; requests < MAX_REQUESTS; requests++) {
    if (!(await readIdentity(db)).isRegistered) {
      const failure = await registerDevice(deps, cancel);
      if (failure) return outcomeOfRegistration(failure);
    }
    const identity = await readIdentity(db);
    const unsent = await readUnsent(db);
    const facts = sieve.pick(unsent.facts);
    if (answers > 0 && facts.length === 0) {
      // All is sent, but under a person that nobody knows as her: she needs a code, and has to hear of it.
      return sieve.reason() ?? (identity.isForgotten ? { kind: 'unknown-token' } : { kind: 'done', sent, received });
    }

    const call = await callExchange(deps, identity, { ...unsent, facts }, cancel);
    if (call.kind === 'accepted') {
      const { cursor, facts: others, parked } = call.answer;
      const at = deps.now();
      await applyAnswer(db, { person: identity.person, sent: call.sent, cursor, received: others, parked, at });
      sieve.accept();
      answers += 1;
      sent += call.sent.length;
      received += others.length;
      continue;
    }
    switch (call.outcome.kind) {
      case 'unknown-token':
        if (!mayRegisterAgain) return call.outcome;
        mayRegisterAgain = false;
        await markRegistered(db, identity.token, false);
        break;
      case 'malformed':
      case 'too-large':
        if (!sieve.refuse(call.sent, call.outcome)) return call.outcome;
        break;
      default:
        return call.outcome;
    }
  }
  return { kind: 'trouble', retryAfterSeconds: 0 };
}
