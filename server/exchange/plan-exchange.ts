import { MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { MAX_REQUEST_COURSES } from '../../src/protocol/exchange/version.ts';
import { byCourse } from '../../src/protocol/facts/by-course.ts';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { highestLamportOf } from '../../src/protocol/facts/lattice.ts';
import { encodeDevices } from '../store/device-list.ts';
import {
  type LearnerChange,
  NO_REVISION,
  type ParkedRow,
  type ProgressChange,
  type StateRow,
  type WantedStates,
} from '../store/exchange-port.ts';
import { hashOf } from '../store/secrets.ts';
import type { Admission, Refusal } from './admit-device.ts';
import { progressRow } from './course-progress.ts';
import type { ExchangeContext, ExchangeOutcome, Incoming } from './incoming.ts';
import { joinCourse } from './join-course.ts';
import { encodeFact, type ParkedFact, siftFacts } from './park-facts.ts';
import { repairsOf } from './repair-courses.ts';

/** The facts of a request by course. */
export interface ReadRequest {
  readonly status: 'read';
  readonly facts: readonly Fact[];
  readonly courses: ReadonlyMap<number, readonly Fact[]>;
}

/** Reads what a replica says, once it is known who speaks. */
export function readRequest({ request }: Incoming, replica: string): ReadRequest | Refusal {
  try {
    const facts = request.readFacts(replica);
    const courses = byCourse(facts);
    // Each course is a row to read and to write, while all others wait [MSG7].
    return courses.size > MAX_REQUEST_COURSES ? { status: 'tooLarge' } : { status: 'read', facts, courses };
  } catch (error) {
    if (error instanceof MalformedError) return { status: 'malformed' };
    throw error;
  }
}

/** The states that an exchange must see: of the courses that it speaks of, what the phone has not read, all for the sums. */
export const wantedStates = (
  { person, sinceRevision }: Pick<Admission, 'person' | 'sinceRevision'>,
  { request }: Incoming,
  courses: Iterable<number>,
): WantedStates => ({
  courses: [...courses],
  changedAfter: request.sums ? -1 : sinceRevision < person.revision ? sinceRevision : NO_REVISION,
});

export interface Plan {
  readonly change: LearnerChange;
  readonly outcome: ExchangeOutcome;
}

/**
 * What is to be written, and the answer, when a replica exchanges what it did for what it has not read. Sending the same
 * request again joins nothing new, moves no revision, and leads the phone to the same state [MSG8].
 */
export function planExchange(
  admission: Admission,
  rows: readonly StateRow[],
  said: ReadRequest,
  incoming: Incoming,
  { nowMs }: ExchangeContext,
): Plan {
  const { person, sinceRevision, replica } = admission;
  const known = { maxLamport: person.max_lamport, bytes: person.state_bytes };
  const { accepted, parked } = siftFacts({ facts: said.facts, replica, messageBytes: incoming.bytes }, known);
  const courses = parked.length === 0 ? said.courses : byCourse(accepted);
  const repairs = repairsOf(rows, incoming.request.sums, sinceRevision);

  const before = new Map(rows.map((row) => [row.course, row]));
  const next = person.revision + 1;
  const [unread, states, progress]: [Fact[], StateRow[], ProgressChange[]] = [[], [], []];
  let stateBytes = person.state_bytes;
  for (const course of new Set([...before.keys(), ...courses.keys()])) {
    const row = before.get(course);
    const joined = joinCourse(row?.facts, courses.get(course) ?? [], {
      course,
      sinceRevision: repairs.includes(course) ? -1 : sinceRevision,
      revision: next,
      replica,
    });
    for (const fact of joined.unread) unread.push(fact);
    if (!joined.state) continue;
    states.push({ course, revision: next, facts: joined.state });
    stateBytes += joined.state.length - (row?.facts.length ?? 0);
    progress.push(progressRow(course, next, joined.progress));
  }
  const revision = states.length > 0 ? next : person.revision;
  return {
    change: {
      id: person.id,
      heldVersion: person.version,
      person: {
        epoch: admission.personEpoch,
        revision,
        max_lamport: highestLamportOf(accepted, person.max_lamport),
        state_bytes: stateBytes,
        devices: encodeDevices(admission.devicesAt(revision)),
        last_exchange_at_ms: nowMs,
      },
      states,
      progress,
      parked: parked.map((fact) => parkedRow(fact, replica, nowMs)),
    },
    outcome: {
      status: 'ok',
      replica,
      knownEpoch: admission.cursor.epoch,
      cursor: { epoch: admission.epoch, revision },
      facts: unread,
      parked: parked.map(({ fact, reason }) => ({ slot: slotKey(fact), reason })),
      differ: repairs,
    },
  };
}

function parkedRow({ fact, reason }: ParkedFact, replica: string, nowMs: number): ParkedRow {
  const bytes = encodeFact(fact, replica);
  return { fact_hash: hashOf(bytes), replica, reason, fact: bytes, created_at_ms: nowMs };
}
