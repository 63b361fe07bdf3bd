// A process of its own: the bare loop that the server is measured against. It reads and writes the rows that an exchange reads and
// writes, in transactions of as many as the server committed at once, and does nothing else: no HTTP, no facts. Prints JSON.

import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { seededRandom } from '../../../server/start/random.ts';
import { hashOf } from '../../../server/store/secrets.ts';
import { FACTS_A_REQUEST, LEARNERS, learnerKeys } from './learners.ts';

const SEED = 11;
/** What a session adds to the state of a course. */
const GROWTH_BYTES = 100;
const CACHE_KILOBYTES = 16_384;

const personSchema = v.object({ id: v.string(), version: v.number(), devices: v.instance(Uint8Array) });
const stateSchema = v.object({ facts: v.instance(Uint8Array) });

function runLoop(file: string, durationMs: number, atOnce: number): { factsPerSecond: number } {
  const db = new DatabaseSync(file);
  db.exec(`pragma synchronous = full; pragma cache_size = -${CACHE_KILOBYTES}`);
  const random = seededRandom(SEED);
  const tokenHashes = Array.from({ length: LEARNERS }, (_, i) => hashOf(learnerKeys(i).token));
  const courses = v
    .parse(v.array(v.object({ course: v.number() })), db.prepare('select distinct course from progress limit 12').all())
    .map(({ course }) => course);
  const readPerson = db.prepare(
    'select p.id, p.version, p.epoch, p.revision, p.max_lamport, p.state_bytes, p.devices, p.last_exchange_at_ms from device d join person p on p.id = d.person_id where d.token_hash = ?',
  );
  const readState = db.prepare('select course, revision, facts from state where person_id = ? and course = ?');
  const writePerson = db.prepare(
    'update person set version = ?, epoch = epoch, revision = revision + 1, devices = ?, last_exchange_at_ms = ? where id = ?',
  );
  const writeState = db.prepare(
    'update state set revision = revision + 1, facts = ? where person_id = ? and course = ?',
  );
  const writeProgress = db.prepare(
    'update progress set seconds_studied = seconds_studied + 1, items_begun = items_begun + 1, items_done = items_done + 1, attempts_handed_in = attempts_handed_in + 1, revision = revision + 1 where person_id = ? and course = ?',
  );

  let count = 0;
  const startedAt = performance.now();
  while (performance.now() - startedAt < durationMs) {
    db.exec('begin immediate');
    for (let n = 0; n < atOnce; n++) {
      const person = v.parse(personSchema, readPerson.get(tokenHashes[Math.floor(random() * LEARNERS)] ?? ''));
      const course = courses[Math.floor(random() * courses.length)] ?? 0;
      const { facts } = v.parse(stateSchema, readState.get(person.id, course));
      const grown = new Uint8Array(facts.length + GROWTH_BYTES);
      grown.set(facts);
      writePerson.run(person.version + 1, person.devices, Date.now(), person.id);
      writeState.run(grown, person.id, course);
      writeProgress.run(person.id, course);
    }
    db.exec('commit');
    count += atOnce;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  db.close();
  return { factsPerSecond: (count * FACTS_A_REQUEST) / seconds };
}

const [file, durationMs, atOnce] = process.argv.slice(2);
if (file === undefined || atOnce === undefined) throw new Error('say the file, how long, and how many at once');
process.stdout.write(JSON.stringify(runLoop(file, Number(durationMs), Number(atOnce))));
