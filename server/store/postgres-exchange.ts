import * as v from 'valibot';
import { exchangeThrough } from '../exchange/exchange-through.ts';
import type { ExchangePort, Learner, LearnerChange, RunExchange } from './exchange-port.ts';
import type { Lines, Statement } from './postgres-lines.ts';
import { FIND_PERSON, READ_LEARNER, WRITE_LEARNER } from './postgres-statements.ts';
import { retryConflicts } from './retry-conflicts.ts';

/** So many tokens' persons are remembered: a few megabytes. */
const MAX_REMEMBERED = 20_000;

const bytesSchema = v.instance(Uint8Array);
const personSchema = v.object({
  id: v.string(),
  version: v.number(),
  epoch: v.string(),
  revision: v.number(),
  max_lamport: v.number(),
  state_bytes: v.number(),
  devices: v.nullable(bytesSchema),
  last_exchange_at_ms: v.nullable(v.number()),
  server_epoch: v.nullable(v.string()),
});
const stateSchema = v.object({ course: v.number(), state_revision: v.number(), facts: bytesSchema });
const hasStateSchema = v.object({ course: v.nullable(v.number()) });
const deviceSchema = v.object({ person_id: v.string() });

/** The database was put back to a backup under a running server: nothing may be answered in the former epoch [CUR3]. */
class OtherEpochError extends Error {
  override readonly name = 'OtherEpochError';
}

/** The exchange on PostgreSQL: a read and a compare-and-swap, one statement each, prepared by name on each connection. */
export function postgresExchange(reads: Lines, writes: Lines): RunExchange {
  const port = portOf(reads, writes);
  return (tokenHash, incoming, context) => exchangeThrough(port(context.serverEpoch), tokenHash, incoming, context);
}

function portOf(reads: Lines, writes: Lines): (serverEpoch: string) => ExchangePort {
  const persons = rememberPersons(MAX_REMEMBERED);
  return (serverEpoch) => ({
    async findPerson(tokenHash, { afresh }) {
      const known = afresh ? undefined : persons.get(tokenHash);
      if (known !== undefined) return known;
      const [row] = await ask(reads, FIND_PERSON, [tokenHash]);
      if (row === undefined) return undefined;
      const { person_id } = v.parse(deviceSchema, row);
      persons.set(tokenHash, person_id);
      return person_id;
    },
    async read(person, { courses, changedAfter }) {
      const rows = await ask(reads, READ_LEARNER, [person, courses, changedAfter]);
      return learnerOf(rows, serverEpoch);
    },
    async write(change) {
      const rows = await ask(writes, WRITE_LEARNER, parametersOf(change));
      return rows.length === 1;
    },
  });
}

const ask = (lines: Lines, statement: Statement, values: unknown[]): Promise<unknown[]> =>
  retryConflicts(() => lines.ask(statement, values));

function learnerOf(rows: readonly unknown[], serverEpoch: string): Learner | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { server_epoch, ...person } = v.parse(personSchema, first);
  if (server_epoch !== serverEpoch)
    throw new OtherEpochError('the database has another epoch now: start this server again');
  const states = rows
    .filter((row) => v.parse(hasStateSchema, row).course !== null)
    .map((row) => {
      const { course, state_revision, facts } = v.parse(stateSchema, row);
      return { course, revision: state_revision, facts };
    });
  return { person, states };
}

/** In the order of the statement; rows as one array a column. */
const parametersOf = ({ id, heldVersion, person, states, progress, parked }: LearnerChange): unknown[] => [
  id,
  heldVersion,
  person.epoch,
  person.revision,
  person.max_lamport,
  person.state_bytes,
  person.devices,
  person.last_exchange_at_ms,
  states.map((row) => row.course),
  states.map((row) => row.revision),
  states.map((row) => row.facts),
  progress.map((row) => row.course),
  progress.map((row) => row.seconds_studied),
  progress.map((row) => row.items_begun),
  progress.map((row) => row.items_done),
  progress.map((row) => row.attempts_handed_in),
  progress.map((row) => row.revision),
  parked.map((row) => row.fact_hash),
  parked.map((row) => row.replica),
  parked.map((row) => row.reason),
  parked.map((row) => row.fact),
  parked.map((row) => row.created_at_ms),
];

/** What the directory of devices told. The oldest entry goes when there are more than `max`. */
function rememberPersons(max: number): Pick<Map<string, string>, 'get' | 'set'> {
  const known = new Map<string, string>();
  return {
    get: (tokenHash) => known.get(tokenHash),
    set(tokenHash, person) {
      known.delete(tokenHash);
      known.set(tokenHash, person);
      const oldest = known.keys().next();
      if (known.size > max && !oldest.done) known.delete(oldest.value);
      return known;
    },
  };
}
