import * as v from 'valibot';
import { inLanguage, type Words } from '../../protocol/pack/words.ts';
import { buildSegment } from '../index/build-segment.ts';
import type { CourseRow, ItemRow } from '../store/library-rows.ts';
import type { Built } from '../store/search-db.ts';
import type { CourseSources } from './course-sources.ts';
import { type ModuleText, moduleTextSchema } from './module-text.ts';
import type { Page } from './page.ts';
import { plainWords } from './plain-words.ts';
import { transcriptPassages } from './transcript-passages.ts';

/** A title, and words that stand for a whole item, count more than one passage of it. */
const WEIGHTS = { title: 4, term: 3, words: 1 } as const;

type Passage = readonly [place: number, words: string];
type Where = Pick<Page, 'lesson' | 'lessonTitle' | 'item' | 'title'>;
type Lesson = CourseRow['modules'][number]['lessons'][number];

/** Reads a blob of the library as text; undefined where it is not there. */
export type ReadText = (hash: string) => Promise<string | undefined>;

/** The index of all that is on this phone of a course in one language. */
export async function courseSegment(row: CourseRow, sources: CourseSources, readText: ReadText): Promise<Built> {
  const { lang } = sources;
  const { root, course } = row;
  const say = (words: Words): string => inLanguage(words, lang, root.source);
  const builder = buildSegment(lang);
  const pages: Page[] = [];
  let first = 0;
  const courseTitle = say(root.title);
  const add = (
    kind: Page['kind'],
    where: Where,
    passages: readonly Passage[],
    weight: number = WEIGHTS.words,
  ): void => {
    if (passages.length === 0) return;
    for (const [, text] of passages) builder.add([{ text, weight }], pages.length);
    const [places, words] = [passages.map(([place]) => place), passages.map(([, text]) => text)];
    pages.push({ kind, course, courseTitle, ...where, first, places, words });
    first += passages.length;
  };

  add(
    'course',
    {},
    [[course, [courseTitle, say(root.summary), ...(root.outcomes[lang] ?? [])].join('. ')]],
    WEIGHTS.title,
  );
  for (const module of row.modules) {
    const hash = module.text[lang]?.hash;
    const text = hash !== undefined && sources.hashes.has(hash) ? readModule(await readText(hash)) : undefined;
    for (const lesson of module.lessons) {
      const where = { lesson: lesson.number, lessonTitle: say(lesson.title) };
      add('text', where, [[lesson.number, where.lessonTitle]], WEIGHTS.title);
      for (const item of lesson.items) await addItem(lesson, item, text);
    }
    for (const { n, words, html } of text?.terms ?? [])
      add(
        'term',
        { title: words[lang] ?? say(words) },
        [[n, `${Object.values(words).join(' · ')}: ${plainWords(html)}`]],
        WEIGHTS.term,
      );
  }
  return { key: sources.key, fingerprint: sources.fingerprint, segment: builder.finish(), pages };

  async function addItem(lesson: Lesson, item: ItemRow, text: ModuleText | undefined): Promise<void> {
    const title = say(item.title);
    const where = { lesson: lesson.number, lessonTitle: say(lesson.title), item: item.number, title };
    if (item.name !== undefined) add('file', where, [[item.number, `${title} · ${item.name}`]], WEIGHTS.title);
    add('text', where, passagesOf(text?.texts[item.number]?.map(({ n, html }) => [n, plainWords(html)])));
    add(
      'quiz',
      where,
      passagesOf(
        text?.quizzes[item.number]?.map(({ n, prompt, parts = [] }) => [n, plainWords([prompt, ...parts].join(' '))]),
      ),
    );
    const hash = item.captions?.[lang]?.hash;
    const vtt = hash !== undefined && sources.hashes.has(hash) ? await readText(hash) : undefined;
    if (vtt !== undefined)
      add(
        'transcript',
        where,
        transcriptPassages(vtt).map(({ second, words }) => [second, words]),
      );
  }
}

const passagesOf = (passages: readonly Passage[] = []): Passage[] => passages.filter(([, words]) => words !== '');

function readModule(json: string | undefined): ModuleText | undefined {
  const read = v.safeParse(moduleTextSchema, json);
  return read.success ? read.output : undefined;
}
