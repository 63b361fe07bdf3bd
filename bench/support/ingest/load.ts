// The load, a process of its own: learners at random send what they studied, some at once; prints what came of it as JSON.
import { seededRandom } from '../../../server/start/random.ts';
import { decodeResponse } from '../../../src/protocol/exchange/response.ts';
import { NONCE_BYTES } from '../../../src/protocol/exchange/version.ts';
import { openConnection } from './connection.ts';
import { FACTS_A_REQUEST, IN_FLIGHT, LEARNERS, learnerKeys, SEEDED_NONCE } from './learners.ts';
import { requestBytes } from './request-bytes.ts';
import { planStudy, type StudyPlan, YEAR_SESSIONS } from './study-plan.ts';

const SEED = 7;
const WARM_UP_MS = 3_000;
const ANOTHER = 'fedcba9876543210';

/** What the load process prints. */
export interface LoadFigures {
  readonly factsPerSecond: number;
  readonly p99Ms: number;
  readonly requests: number;
  /** Index of a learner -> how many sessions of hers were accepted. */
  readonly accepted: readonly (readonly [number, number])[];
}

/** Random learners, one request of each at a time. */
async function runLoad(port: number, durationMs: number): Promise<LoadFigures> {
  const plan = planStudy();
  const bodies: Uint8Array[] = [];
  const random = seededRandom(SEED);
  const keys = Array.from({ length: LEARNERS }, (_, i) => learnerKeys(i));
  const sent = new Uint32Array(LEARNERS);
  const busy = new Uint8Array(LEARNERS);
  const latenciesMs: number[] = [];
  const startsAt = performance.now() + WARM_UP_MS;
  const endsAt = startsAt + durationMs;

  async function study(i: number, connection: Awaited<ReturnType<typeof openConnection>>): Promise<void> {
    const { replica, token } = keys[i] ?? learnerKeys(i);
    const n = sent[i] ?? 0;
    bodies[n] ??= bodyOf(plan, n, replica);
    const body = bodies[n];
    const askedAt = performance.now();
    const answer = await connection.post(token, body);
    const answeredAt = performance.now();
    const response = decodeResponse(answer.body, { replica, epoch: '00000000' });
    if (response.status !== 'ok' || response.cursor.revision !== YEAR_SESSIONS + n + 1) {
      throw new Error(`learner ${i} was answered ${answer.status} ${JSON.stringify(response)}`);
    }
    sent[i] = n + 1;
    if (askedAt >= startsAt && answeredAt < endsAt) latenciesMs.push(answeredAt - askedAt);
  }

  async function studyOn(): Promise<void> {
    const connection = await openConnection(port);
    while (performance.now() < endsAt) {
      const i = Math.floor(random() * LEARNERS);
      if (busy[i]) continue;
      busy[i] = 1;
      await study(i, connection);
      busy[i] = 0;
    }
    connection.close();
  }

  await Promise.all(Array.from({ length: IN_FLIGHT }, studyOn));
  const sorted = latenciesMs.sort((a, b) => a - b);
  return {
    factsPerSecond: (FACTS_A_REQUEST * sorted.length * 1000) / durationMs,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    requests: sorted.length,
    accepted: [...sent].flatMap((count, i) => (count > 0 ? [[i, count] as const] : [])),
  };
}

/** Short requests do not say who speaks: the n-th of every learner is the same bytes, and the load need not make them anew. */
function bodyOf(plan: StudyPlan, n: number, replica: string): Uint8Array {
  const cites = n === 0 ? SEEDED_NONCE : nonceOf(n - 1);
  const bytesOf = (self: string) =>
    requestBytes({ nonce: nonceOf(n), cites, facts: plan.request(YEAR_SESSIONS + n, self) }, self);
  const body = bytesOf(replica);
  if (Buffer.compare(body, bytesOf(ANOTHER)) !== 0) throw new Error('a request says who speaks');
  return body;
}

/** Never the seeded one. */
function nonceOf(n: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(NONCE_BYTES);
  new DataView(nonce.buffer).setUint32(0, 0x8000_0000 + n);
  return nonce;
}

const [port, durationMs] = process.argv.slice(2).map(Number);
if (port === undefined || durationMs === undefined) throw new Error('say the port and how long');
process.stdout.write(JSON.stringify(await runLoad(port, durationMs)));
