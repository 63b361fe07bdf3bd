import { NOBODY } from '../../src/protocol/ids.ts';
import type { ExchangePort, Learner } from '../store/exchange-port.ts';
import { NO_REVISION } from '../store/exchange-port.ts';
import { type Admission, admitDevice, type Refusal } from './admit-device.ts';
import type { ExchangeContext, ExchangeOutcome, Incoming } from './incoming.ts';
import { planExchange, readRequest, wantedStates } from './plan-exchange.ts';

/** So often another write of the same person may come in between. */
const MAX_TRIES = 40;

/**
 * Runs one exchange on an engine that answers later: one read, one compare-and-swap, both begun again when somebody else
 * wrote to this person in between.
 */
export async function exchangeThrough(
  port: ExchangePort,
  tokenHash: string,
  incoming: Incoming,
  context: ExchangeContext,
): Promise<ExchangeOutcome> {
  // Where only the device's token tells who speaks, facts are read as of nobody first: whose they are moves no course.
  const guessed = readRequest(incoming, incoming.request.full?.replica ?? NOBODY);
  if (guessed.status !== 'read') return guessed;
  let changedAfter = incoming.request.sums ? -1 : NO_REVISION;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const wanted = { courses: [...guessed.courses.keys()], changedAfter };
    const admitted = await admit(port, tokenHash, incoming, context, wanted);
    if (admitted.status !== 'admitted') return admitted;
    const { admission, learner } = admitted;
    const needed = wantedStates(admission, incoming, wanted.courses).changedAfter;
    if (needed < changedAfter) {
      // Others wrote what this phone has not read.
      changedAfter = needed;
      continue;
    }
    const said = readRequest(incoming, admission.replica);
    if (said.status !== 'read') return said;
    const { change, outcome } = planExchange(admission, learner.states, said, incoming, context);
    if (await port.write(change)) return outcome;
  }
  return { status: 'busy' };
}

type Admitted = { readonly status: 'admitted'; readonly admission: Admission; readonly learner: Learner };

/** A directory that names somebody who does not list the device is asked once more. */
async function admit(
  port: ExchangePort,
  tokenHash: string,
  incoming: Incoming,
  context: ExchangeContext,
  wanted: Parameters<ExchangePort['read']>[1],
): Promise<Admitted | Refusal> {
  for (const afresh of [false, true]) {
    const person = await port.findPerson(tokenHash, { afresh });
    const learner = person === undefined ? undefined : await port.read(person, wanted);
    if (!learner) continue;
    const admission = admitDevice(learner.person, tokenHash, incoming, context);
    if (admission.status === 'admitted') return { status: 'admitted', admission, learner };
    if (admission.status !== 'unknownToken') return admission;
  }
  return { status: 'unknownToken' };
}
