import { createHash } from 'node:crypto';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { encodeRequest } from '../../src/protocol/exchange/request.ts';
import { NONCE_BYTES } from '../../src/protocol/exchange/version.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { openIncoming } from '../exchange/incoming.ts';
import type { CourseLibrary } from '../packs/course-library.ts';
import { newSecret } from '../store/secrets.ts';
import type { Store } from '../store/store.ts';
import { seededRandom } from './random.ts';
import { simulateCourse } from './simulate-learner.ts';

const LEARNERS = 25;
/** Every so many-th learner has joined the class and was never heard of again. */
const SILENT_EACH = 8;
const LONGEST_SILENCE_DAYS = 30;
const DAY_MS = 86_400_000;
const START_2020_MS = Date.UTC(2020, 0, 1);

/**
 * Fills a class with learners that say by their names that nobody is behind them. Their facts are made from the courses
 * that are there and take the way of all facts: a device, an exchange, a join; most of them lately, some weeks ago.
 */
export async function simulateClass(store: Store, library: CourseLibrary, code: string, nowMs: number): Promise<void> {
  const versions = await Promise.all((await library.courses()).map((course) => library.version(course)));
  const courses = versions.filter((course) => course !== undefined);
  for (let n = 1; n <= LEARNERS; n++) {
    const name = `Learner ${String(n).padStart(2, '0')} (simulated)`;
    const hash = createHash('sha256').update(name).digest('hex');
    const [person, replica, token] = [hash.slice(0, 32), hash.slice(32, 48), newSecret()];
    const random = seededRandom(n);
    // Squared, so that most were there lately.
    const lastMs = nowMs - LONGEST_SILENCE_DAYS * DAY_MS * seededRandom(LEARNERS + n)() ** 2;
    const then = store.at(Math.floor(lastMs));
    await then.registerDevice({ person, replica, token });
    await then.join(token, code, name);
    if (n % SILENT_EACH === 0) continue;
    const learner = { replica, random, today: Math.floor((lastMs - START_2020_MS) / DAY_MS) };
    const chosen = courses.filter((_, i) => i === n % courses.length || random() < 0.5);
    const facts = (await Promise.all(chosen.map((course) => simulateCourse(course, learner)))).flat();
    await then.exchange(token, openIncoming(firstRequest(replica, facts)));
  }
}

const firstRequest = (replica: string, facts: readonly Fact[]): Uint8Array =>
  encodeRequest(
    {
      nonce: new Uint8Array(NONCE_BYTES),
      cites: undefined,
      full: { replica, cursor: START_CURSOR },
      sums: undefined,
      clockOffsetMinutes: undefined,
      facts,
    },
    replica,
  );
