import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../server/start/random.ts';
import { HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { open } from '../e2e/support/teacher.ts';
import { until } from '../support/until.ts';
import { type AppStage, setAppStage } from './app-stage.ts';
import { differences, factsOnPhone, factsOnServer, missingIn } from './compare-facts.ts';
import { type Diary, keepDiary, SCREEN } from './diary.ts';
import { bringIn, listenTo, sendAll } from './restless-phone.ts';
import type { ScenarioOptions, Tally } from './scenario.ts';

const PROFILE = '1';
const QUIZ = { course: 4097, item: 6 };
const SHORTEST_MS = 50;
const SPREAD_MS = 700;
const PATIENCE_MS = 30_000;

/**
 * The whole browser is killed again and again, while one hand answers a quiz on the app's page, another watches and
 * counts seconds as fast as the disk allows, and both go up to the server. What was said to be saved must be there afterwards.
 */
export async function killBrowser({ seed, times, distDir, isBroken = false }: ScenarioOptions): Promise<Tally> {
  const random = seededRandom(seed);
  const stage = await setAppStage(distDir);
  const diaries = { work: keepDiary(), screen: keepDiary() };
  const violations: string[] = [];
  try {
    await openQuiz(stage, diaries);
    for (let n = 0; n < times && violations.length === 0; n++) {
      const before = { work: diaries.work.next(), screen: diaries.screen.next() };
      await stage.phone.page.evaluate(
        ([profile, work, screen, isToldTooSoon]) => {
          void faults.work(profile, work, isToldTooSoon);
          void faults.exchangeOnAndOn(profile);
          faults.answerOnScreen(screen);
        },
        [PROFILE, before.work, before.screen, isBroken] as const,
      );
      await until(() => diaries.work.next() > before.work && diaries.screen.next() > before.screen, PATIENCE_MS);
      await sleep(SHORTEST_MS + random() * SPREAD_MS);
      await stage.phone.restart();
      await openQuiz(stage, diaries);
      const wrong = await wrongOn(stage, diaries);
      if (wrong.length > 0) violations.push(await describeStorage(stage));
      violations.push(...wrong.map((what) => `after kill ${n + 1}: ${what}`));
    }
    const { page } = stage.phone;
    violations.push(...(await sendAll(page, PROFILE)));
    const facts = await factsOnPhone(page, PROFILE, 'fact');
    const onServer = factsOnServer(stage.dataDir, await page.evaluate((name) => faults.person(name), PROFILE));
    violations.push(...differences(facts, onServer), ...diaries.work.violations(onServer, 'on the server'));
    const counts = {
      kills: times,
      'answers on the screen': diaries.screen.count('kept'),
      'deeds beside it': diaries.work.count('kept'),
      'under way when killed': diaries.work.count('begun') - diaries.work.count('kept'),
      requests: stage.proxy.asked.length,
    };
    return { counts, violations };
  } finally {
    await stage.clear();
  }
}

interface Diaries {
  readonly work: Diary;
  readonly screen: Diary;
}

async function openQuiz({ phone, teacher }: AppStage, { work, screen }: Diaries): Promise<void> {
  await listenTo(
    phone.page,
    new Map([
      [PROFILE, work],
      [SCREEN, screen],
    ]),
  );
  await open(teacher, `/course/${QUIZ.course}/quiz/${QUIZ.item}`);
  await bringIn(phone.page);
}

async function wrongOn({ phone, dataDir }: AppStage, { work, screen }: Diaries): Promise<string[]> {
  const facts = await factsOnPhone(phone.page, PROFILE, 'fact');
  const acked = await factsOnPhone(phone.page, PROFILE, 'acked');
  const onServer = factsOnServer(dataDir, await phone.page.evaluate((name) => faults.person(name), PROFILE));
  const answers = answersIn(facts);
  const [begun, kept] = [screen.count('begun'), screen.count('kept')];
  return [
    ...work.violations(facts, 'on the phone'),
    ...missingIn(onServer, acked).map((slot) => `accepted, and not on the server: ${slot}`),
    ...(answers < kept ? [`the screen said "saved" ${kept} times, and ${answers} answers are there`] : []),
    ...(answers > begun ? [`${answers} answers are there, and ${begun} were given`] : []),
  ];
}

/** What the browser has kept at all, for whoever looks for the cause. */
const describeStorage = ({ phone }: AppStage): Promise<string> =>
  phone.page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return `storage: ${databases}; ${await caches.keys()}; localStorage ${Object.keys(localStorage)}`;
  });

/** Answers to questions of the quiz on the screen, in all its attempts. */
const answersIn = (facts: readonly Fact[]): number =>
  facts
    .filter(({ course, item }) => course === QUIZ.course && item === QUIZ.item)
    .flatMap((fact) => (fact.kind === 'attempt' ? [...fact.value.answers.keys()] : []))
    .filter((question) => question !== HANDED_IN).length;
