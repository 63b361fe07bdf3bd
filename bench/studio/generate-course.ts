import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { seededRandom } from '../../server/start/random.ts';
import { writeFakeVideo } from './fake-video.ts';
import { LANGUAGES, type SampleWords } from './sample-words.ts';

export interface CoursePlan {
  /** In the publisher's block; it is also what chance begins from. */
  number: number;
  languages: readonly (typeof LANGUAGES)[number][];
  modules: number;
  lessonsPerModule: number;
  /** Items of each lesson, in order. */
  items: readonly ('video' | 'text' | 'quiz')[];
  blocksPerText: number;
  questionsPerQuiz: number;
}

/**
 * Writes a source course. Within a module no block of text and no question comes twice, so that its chunks are as hard to
 * compress as those of a course that somebody wrote.
 */
export function generateCourse(folder: string, plan: CoursePlan, words: SampleWords): void {
  const random = seededRandom(plan.number);
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => ({ value, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ value }) => value);
  const inLanguages = (text: Partial<Record<string, string>> | undefined): Record<string, string> =>
    Object.fromEntries(plan.languages.map((lang) => [lang, text?.[lang] ?? '']));
  const titles = shuffle(words.headings).values();
  const title = (): Record<string, string> => {
    const heading = titles.next().value ?? words.headings[Math.floor(random() * words.headings.length)];
    return inLanguages(Object.fromEntries(LANGUAGES.map((lang) => [lang, heading?.[lang].replace(/^#+ /, '')])));
  };
  const write = (path: string, value: unknown): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), typeof value === 'string' ? value : stringify(value, { lineWidth: 0 }));
  };

  const moduleNames = Array.from({ length: plan.modules }, (_, n) => `module-${n + 1}`);
  const lessonNames = Array.from({ length: plan.lessonsPerModule }, (_, n) => `lesson-${n + 1}`);
  const keys = plan.items.map((kind, n) => ({ key: `${kind}-${n + 1}`, kind }));
  const [first] = shuffle(words.blocks.filter(({ en }) => /^[A-Z][^|*\n]{60,200}$/.test(en)));
  write('course.yaml', {
    ...{ number: plan.number, source: 'en', languages: plan.languages, machine: [], title: title() },
    summary: inLanguages(first),
    outcomes: Object.fromEntries(plan.languages.map((lang) => [lang, [title()[lang] ?? '']])),
    ...{ subject: 'teaching', level: 'beginner', licence: 'CC-BY-4.0', attribution: [] },
    mark: { sign: (plan.number % 6) + 1, cloth: 'abcd'.charAt(plan.number % 4) },
    modules: moduleNames,
  });
  for (const module of moduleNames) {
    const blocks = shuffle(words.blocks);
    const questions = shuffle(words.questions);
    write(`${module}/module.yaml`, { title: title(), lessons: lessonNames });
    for (const lesson of lessonNames) {
      const place = `${module}/${lesson}`;
      const items = keys.map((item) => ({ ...item, title: title(), ...(item.kind === 'video' && { sound: 'en' }) }));
      write(`${place}/lesson.yaml`, { title: title(), minutes: 5 + Math.floor(random() * 15), items });
      for (const { key, kind } of keys) {
        if (kind === 'video') writeFakeVideo(join(folder, place, key), plan.languages, random);
        if (kind === 'quiz') {
          const taken = questions.splice(0, plan.questionsPerQuiz).map((question, n) => ({
            ...question,
            key: `q${n}`,
          }));
          write(`${place}/${key}.yaml`, { pass: 60, questions: taken });
        }
        if (kind !== 'text') continue;
        const taken = blocks.splice(0, plan.blocksPerText);
        for (const lang of plan.languages) {
          write(`${place}/${key}.${lang}.md`, `${taken.map((block) => block[lang]).join('\n\n')}\n`);
        }
      }
    }
  }
}
