import type { Hono } from 'hono';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { examKeySchema } from '../../src/protocol/pack/exam-key.ts';
import {
  type CourseState,
  EXAM_KEY_LIMIT_BYTES,
  missingRequestSchema,
  NEXT_NONCE_HEADER,
  nonceRequestSchema,
  PUBLISH_PROBLEMS,
  publishPaths,
  releaseRequestSchema,
} from '../../src/protocol/pack/publishing.ts';
import { publisherOf } from '../../src/protocol/pack/release.ts';
import { signedSchema } from '../../src/protocol/pack/signed.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { readBody } from '../http/read-body.ts';
import { type AuthorDesk, type AuthorRequest, authorise, isDelegated } from './authorise.ts';
import { createChallenges } from './challenges.ts';
import { courseStateOf } from './course-state.ts';
import type { Job, Outcome } from './job.ts';
import { keepExamKey } from './keep-exam-key.ts';
import { createPace } from './pace.ts';
import { PublishError } from './publish-error.ts';
import type { Publishing } from './publishing.ts';

/** A thousand hashes, and the marks between them. */
const JSON_LIMIT_BYTES = 131_072;
const SMALL_LIMIT_BYTES = 4_096;
/** A hundred megabytes of chunks a minute, and as many small ones. */
const REQUESTS_A_MINUTE = 6_000;
const REFUSALS_A_MINUTE = 60;
const NONCES_A_MINUTE = 600;

export interface PublishRoutesDeps {
  readonly publishing?: Publishing | undefined;
  readonly log: Logger;
  readonly now: () => number;
  readonly clientAddress: (c: AppContext) => string;
  /** The host that people know this server by, where a proxy stands in front. */
  readonly publicHost?: string | undefined;
}

/** What authors publish with; the contract is `protocol/pack/publishing.ts`. There is none of it on a server without a key to sign with. */
export function addPublishRoutes(app: Hono<AppEnv>, deps: PublishRoutesDeps): void {
  const { publishing, log, now, clientAddress, publicHost } = deps;
  if (!publishing) return;
  const { keyring, uploads, jobs, folders } = publishing;
  const challenges = createChallenges(now);
  const nonces = createPace(now, NONCES_A_MINUTE);
  const desk: AuthorDesk = {
    ...{ keyring, challenges, clientAddress, publicHost },
    requests: createPace(now, REQUESTS_A_MINUTE),
    refusals: createPace(now, REFUSALS_A_MINUTE),
  };
  const COURSE = ':course{[1-9][0-9]{0,15}}';
  const HASH = ':hash{[0-9a-f]{64}}';

  /** Only what an author signed comes as far as `work`. */
  const forAuthors =
    (limitBytes: number, work: (request: AuthorRequest, c: AppContext) => Promise<object>) => async (c: AppContext) => {
      try {
        const course = Number(c.req.param('course'));
        const request = await authorise(desk, c, { course, limitBytes });
        const answer = await work(request, c);
        return c.json({ caravan: 1, ...answer }, 200, { [NEXT_NONCE_HEADER]: challenges.issue(request.key) });
      } catch (error) {
        return answerProblem(c, log, error);
      }
    };

  app.post(publishPaths.nonces, async (c) => {
    try {
      nonces.require(clientAddress(c));
      nonces.count(clientAddress(c));
      const { bytes, isWhole } = await readBody(c.req.raw, SMALL_LIMIT_BYTES);
      const { key } = parse(nonceRequestSchema, isWhole ? bytes : new Uint8Array());
      if (!isDelegated(keyring(), key)) {
        throw new PublishError('unknown-key', { detail: 'nobody lets this key publish here, or it was taken back' });
      }
      return c.json({ caravan: 1, nonce: challenges.issue(key) });
    } catch (error) {
      return answerProblem(c, log, error);
    }
  });

  app.get(
    publishPaths.course(COURSE),
    forAuthors(
      0,
      async ({ course, publisher }): Promise<Omit<CourseState, 'caravan'>> =>
        courseStateOf(publishing.places, publisher, course),
    ),
  );

  app.post(
    publishPaths.missing(COURSE),
    forAuthors(JSON_LIMIT_BYTES, async ({ publisher, bytes }) => {
      const { hashes } = parse(missingRequestSchema, bytes);
      return { missing: await uploads.missing(publisher, hashes) };
    }),
  );

  app.put(
    publishPaths.chunk(COURSE, HASH),
    forAuthors(CHUNK_BYTES, async ({ publisher, bytes }, c) => {
      const encoding = c.req.header('content-encoding');
      if (encoding !== undefined && encoding !== 'br') throw new PublishError('bad-request', { detail: 'br, or none' });
      await uploads.put(publisher, { hash: c.req.param('hash') ?? '', bytes, isBrotli: encoding === 'br' });
      return {};
    }),
  );

  const done = async (job: Job): Promise<object> => {
    const outcome = await jobs.run(job);
    uploads.recount();
    return answerOf(outcome);
  };

  app.post(
    publishPaths.staged(COURSE),
    forAuthors(SMALL_LIMIT_BYTES, async ({ course, bytes }) =>
      done({ kind: 'stage', ...folders, course, release: parse(signedSchema, bytes), nowMs: now() }),
    ),
  );

  app.put(
    publishPaths.examKey(COURSE, HASH),
    forAuthors(EXAM_KEY_LIMIT_BYTES, async ({ course, publisher, bytes }, c) => {
      const key = parse(examKeySchema, bytes);
      if (key.course !== course || key.root !== c.req.param('hash')) {
        throw new PublishError('bad-request', { detail: 'the key is of another version than its address' });
      }
      await keepExamKey(publishing.places, publisher, key);
      return {};
    }),
  );

  app.post(
    publishPaths.releases(COURSE),
    forAuthors(SMALL_LIMIT_BYTES, async ({ course, bytes }) => {
      const { id } = parse(releaseRequestSchema, bytes);
      const answer = await done({ kind: 'release', ...folders, course, id });
      log.info({ course, publisher: publisherOf(course) }, 'a version was released');
      return answer;
    }),
  );

  app.post(
    publishPaths.withdrawal(COURSE),
    forAuthors(SMALL_LIMIT_BYTES, async ({ course, bytes }) => {
      const answer = await done({ kind: 'withdraw', ...folders, course, withdrawal: parse(signedSchema, bytes) });
      log.info({ course, publisher: publisherOf(course) }, 'a course was withdrawn');
      return answer;
    }),
  );
}

/** @throws PublishError where it is a problem */
function answerOf(outcome: Outcome): object {
  if (outcome.kind === 'problem') throw new PublishError(outcome.problem, outcome);
  const { id, version } = outcome;
  return { id, version };
}

function parse<T>(schema: v.GenericSchema<unknown, T>, bytes: Uint8Array): T {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), new TextDecoder().decode(bytes));
  if (result.success) return result.output;
  throw new PublishError('bad-request', { detail: result.issues[0].message });
}

const TROUBLE_RETRY_SECONDS = 5;

function answerProblem(c: AppContext, log: Logger, error: unknown): Response {
  if (!(error instanceof PublishError)) log.error({ requestId: c.get('requestId'), err: error }, 'publishing failed');
  const known =
    error instanceof PublishError ? error : new PublishError('trouble', { retryAfterSeconds: TROUBLE_RETRY_SECONDS });
  const { problem, details } = known;
  const { detail, faults, missing, retryAfterSeconds } = details;
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds));
  return c.json({ caravan: 1, problem, detail, faults, missing }, PUBLISH_PROBLEMS[problem]);
}
