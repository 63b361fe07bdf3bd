import { LANGUAGES, makeCatalogue } from '../../tests/fixtures/search/catalogue.ts';
import { searchQueries } from '../../tests/fixtures/search/queries.ts';
import { recallOf } from '../../tests/fixtures/search/recall.ts';
import { createCatalogueWords } from '../studio/catalogue-words.ts';
import type { Figure } from '../support/figure.ts';
import { percentile } from '../support/percentile.ts';
import { courseOnPhone } from './search/course-on-phone.ts';
import { createProse } from './search/prose.ts';
import { type SearchStage, setSearchStage } from './search/stage.ts';
import { SLOWDOWN } from './slow-phone.ts';

const MANY = 10_000;
const ON_PHONE = 40;
const ASKED = 60;
const WARM_UP = 20;
const WORDS = 3;

/** How long each letter that is typed takes to be answered, what search holds in memory, and how often it finds what was meant. */
export async function measureSearch(): Promise<Figure[]> {
  const queries = searchQueries();
  return [
    ...(await onStage((stage) => measureSixHundred(stage, queries))),
    ...(await onStage(measureTenThousand)),
    ...(await onStage(measureFullText)),
  ];
}

async function onStage(measure: (stage: SearchStage) => Promise<Figure[]>): Promise<Figure[]> {
  const stage = await setSearchStage();
  try {
    return await measure(stage);
  } finally {
    await stage.dispose();
  }
}

async function measureSixHundred(stage: SearchStage, queries: ReturnType<typeof searchQueries>): Promise<Figure[]> {
  const { page } = stage.phone;
  for (const lang of LANGUAGES) await page.evaluate((shard) => searchBench.keepCatalogue(shard), makeCatalogue(lang));
  const build = await stage.slowly(() => page.evaluate(() => searchBench.build()));
  const found = new Map<string, number[]>();
  for (const { query } of queries)
    found.set(query, await page.evaluate((words) => searchBench.numbersOf(words), query));
  const recall = (some: typeof queries) => recallOf(some, (query) => found.get(query) ?? []);
  const typed = keystrokes(queries.filter((_, nth) => nth % (400 / ASKED) < 1).map(({ query }) => query));
  const times = await keystrokeTimes(stage, typed);
  const worker = await page.evaluate((words) => searchBench.askWorker(words), typed.slice(-200));
  return [
    {
      ...{ name: 'search-600-p95', value: percentile(times, 95), unit: 'ms' },
      beside: [
        `${told(times)}; built in ${(build / 1000).toFixed(1)} s, all ${SLOWDOWN} times slower`,
        `through the worker, as fast as this computer is: ${told(worker)}`,
      ],
    },
    {
      ...{ name: 'recall', value: recall(queries), unit: 'of 400 queries' },
      beside: [
        `held out ${recall(queries.filter(({ isHeldOut }) => isHeldOut)).toFixed(3)}`,
        ...LANGUAGES.map((lang) => `${lang} ${recall(queries.filter((query) => query.lang === lang)).toFixed(3)}`),
      ],
    },
  ];
}

async function measureTenThousand(stage: SearchStage): Promise<Figure[]> {
  const { page } = stage.phone;
  const [first] = makeCatalogue('en').courses;
  if (!first) throw new Error('the catalogue is empty');
  const words = createCatalogueWords(1);
  const courses = Array.from({ length: MANY }, (_, nth) => ({
    ...{ ...first, course: nth + 1, title: words.title(), summary: words.summary() },
  }));
  await page.evaluate((shard) => searchBench.keepCatalogue(shard), { ...makeCatalogue('en'), courses });
  const build = await stage.slowly(() => page.evaluate(() => searchBench.build()));
  const typed = keystrokes(courses.filter((_, nth) => nth % (MANY / ASKED) < 1).map(({ title }) => firstWords(title)));
  const times = await keystrokeTimes(stage, typed);
  return [
    {
      ...{ name: 'search-10000-p95', value: percentile(times, 95), unit: 'ms' },
      beside: [`${told(times)}; built in ${(build / 1000).toFixed(1)} s, all ${SLOWDOWN} times slower`],
    },
  ];
}

async function measureFullText(stage: SearchStage): Promise<Figure[]> {
  const { page } = stage.phone;
  const proses = LANGUAGES.map((lang) => ({ lang, prose: createProse(lang) }));
  const asked: string[] = [];
  let textBytes = 0;
  for (let course = 1; course <= ON_PHONE; course += 1) {
    const { lang, prose } = proses[course % proses.length] ?? { lang: 'en', prose: createProse('en') };
    const made = courseOnPhone({ course, lang, prose });
    textBytes += Buffer.byteLength(Object.values(made.chunks).join());
    await page.evaluate((one) => searchBench.keepCourse(one), made);
    asked.push(prose(WORDS), prose(1));
  }
  await page.evaluate((shard) => searchBench.keepCatalogue(shard), makeCatalogue('en'));
  const build = await stage.slowly(() => page.evaluate(() => searchBench.build()));
  await stage.reload();
  const idle = await stage.heapBytes();
  // Finds everything in order, and lets searches begin.
  await page.evaluate(() => searchBench.build());
  const times = await keystrokeTimes(stage, asked, (typed) =>
    page.evaluate((words) => searchBench.findAll(words), typed),
  );
  const held = (await stage.heapBytes()) - idle;
  return [
    {
      ...{ name: 'fulltext-p95', value: percentile(times, 95), unit: 'ms' },
      beside: [
        `${told(times)}, ${ON_PHONE} courses with ${(textBytes / 1e6).toFixed(1)} MB of text and captions in four languages`,
        `indexed in ${(build / 1000).toFixed(1)} s, all ${SLOWDOWN} times slower`,
      ],
    },
    { name: 'fulltext-memory', value: held / 1e6, unit: 'MB' },
  ];
}

/** What stands in the field after each letter. */
const keystrokes = (queries: readonly string[]): string[] =>
  queries.flatMap((query) => Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1)));

const firstWords = (title: string): string => title.split(' ').slice(0, WORDS).join(' ');

/** The first are not counted: the engine compiles what it runs often. */
async function keystrokeTimes(
  stage: SearchStage,
  typed: string[],
  search = (words: string[]): Promise<number[]> =>
    stage.phone.page.evaluate((some) => searchBench.findCourses(some), words),
): Promise<number[]> {
  await search(typed.slice(0, WARM_UP));
  return stage.slowly(() => search(typed));
}

const told = (times: readonly number[]): string =>
  `${times.length} times, p50 ${percentile(times, 50).toFixed(1)}, p95 ${percentile(times, 95).toFixed(1)}, max ${Math.max(...times).toFixed(1)} ms`;
