import type { Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import type { QuestionYaml } from '../../source/quiz-schema.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { Importer, ItemDraft, LessonDraft } from '../draft.ts';
import { MARKDOWN_LIMIT_BYTES } from '../package-text.ts';
import { createTally, type Tally } from '../tally.ts';
import { alignSteps } from './align-steps.ts';
import { convertText, type TextPlace } from './convert-text.ts';
import { mergeQuestion } from './import-quiz.ts';
import { type Project, picturesIn, projectFolders, readProject, type Step } from './read-project.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';

/** A project of the Raspberry Pi Foundation: a folder for each language, with its steps and quizzes in Markdown. */
export const raspberryPi: Importer = {
  name: 'Raspberry Pi project',
  recognises: async ({ paths }) => projectFolders(paths).length > 0,
  import: async (files, { name, report }) => {
    const projects = new Map<string, Project>();
    for (const folder of projectFolders(files.paths)) {
      const project = await readProject(files, folder, report);
      const lang = folder.split('-')[0] ?? folder;
      if (project) projects.set(projects.has(lang) ? folder : lang, project);
    }
    const [source = ''] = projects.has('en') ? ['en'] : projects.keys();
    const original = projects.get(source);
    if (!original) {
      report('no-course', name, undefined, 'no language of this project can be read');
      return undefined;
    }
    const tally = createTally();
    const context: Context = { files, report, tally, source, titles: new Map() };
    for (const [lang, { title }] of projects) context.titles.set(lang, title);
    const steps = stepsIn(projects, source, original, tally);
    const lessons = steps.flatMap((versions, index) => importStep(`step-${index + 1}`, versions, context) ?? []);
    const title = words(projects, (project) => project.title);
    return {
      draft: {
        ...{ name, source, languages: [...projects.keys()].filter((lang) => lang !== source), machine: [], title },
        summary: words(projects, ({ description }) => description?.trim()),
        ...(await readLicence(files)),
        publisher: 'Raspberry Pi Foundation',
        modules: [{ key: 'project', title, lessons }],
      },
      counts: tally.counts(),
    };
  },
};

interface Context {
  files: PackageFiles;
  report: Report;
  tally: Tally;
  source: string;
  titles: Map<string, string>;
}

const words = (projects: ReadonlyMap<string, Project>, pick: (project: Project) => string | undefined): Words =>
  Object.fromEntries(
    [...projects].flatMap(([lang, project]) => {
      const text = pick(project);
      return text ? [[lang, text]] : [];
    }),
  );

/** Each step of the source with its translations. */
function stepsIn(
  projects: ReadonlyMap<string, Project>,
  source: string,
  { steps }: Project,
  tally: Tally,
): Map<string, Step>[] {
  const all = steps.map((step) => new Map([[source, step]]));
  for (const [lang, project] of projects) {
    if (lang === source) continue;
    for (const _ of project.steps) tally.found('translated step');
    for (const [index, step] of alignSteps(steps, project.steps).entries()) {
      if (!step) continue;
      all[index]?.set(lang, step);
      tally.imported('translated step');
    }
  }
  return all;
}

/** A step becomes a lesson: its text, then its quiz. */
function importStep(key: string, versions: ReadonlyMap<string, Step>, context: Context): LessonDraft | undefined {
  const { tally, source } = context;
  tally.found('step');
  const text: Words = {};
  const questions = new Map<string, ReadQuestion[]>();
  for (const [lang, step] of versions) {
    const place = placeOf(step.file, lang, context);
    const read = (step.quiz?.questions ?? []).map((question) => {
      for (const path of picturesIn(question.text)) countPicture(path, lang, context);
      return readQuestion(question.text, { ...place, file: question.file });
    });
    for (const path of step.pictures) countPicture(path, lang, context);
    questions.set(lang, read);
    const parts = [convertText(step.text, place), ...read.map(({ preface }) => preface)];
    const body = parts.map(withoutHeading).filter((part) => part !== '');
    if (body.length > 0) text[lang] = body.join('\n\n');
  }
  const items: ItemDraft[] = text[source] ? [{ kind: 'text', key: 'text', text }] : [];
  const quiz = importQuiz(versions, questions, context);
  if (quiz) items.push(quiz);
  if (items.length === 0) return undefined;
  tally.imported('step');
  const title = Object.fromEntries([...versions].map(([lang, step]) => [lang, step.title]));
  return { key, title, items };
}

/** The heading at the top of a step is the lesson's title; those below it move up into its place. */
function withoutHeading(text: string): string {
  const rest = text.replace(/^## .*\n*/, '').trim();
  return rest === text.trim() || /^## /m.test(rest) ? rest : rest.replace(/^##(#+ )/gm, '#$1');
}

function importQuiz(
  versions: ReadonlyMap<string, Step>,
  read: ReadonlyMap<string, readonly ReadQuestion[]>,
  { report, tally, source }: Context,
): ItemDraft | undefined {
  const quiz = versions.get(source)?.quiz;
  if (!quiz) return undefined;
  const questions = quiz.questions.flatMap(({ file }, index): QuestionYaml[] => {
    tally.found('question');
    const inAll = [...read].flatMap(([lang, list]) => {
      const question = list[index];
      return question ? [[lang, question] as const] : [];
    });
    const merged = mergeQuestion(`question-${index + 1}`, file, source, new Map(inAll), report);
    if (!merged) return [];
    tally.imported('question');
    return [merged];
  });
  return questions.length > 0 ? { kind: 'quiz', key: 'quiz', pass: quiz.pass, questions } : undefined;
}

function placeOf(file: string, lang: string, context: Context): TextPlace {
  const { report, source, titles } = context;
  return {
    ...{ file, report, project: titles.get(lang) ?? titles.get(source) ?? '' },
    picture: (path) => {
      const found = findPicture(path, file, context);
      return found && `package:${found}`;
    },
  };
}

/** A picture of the step's own language, else the source's: translators leave out those without words. */
function findPicture(path: string, file: string, { files, source }: Context): string | undefined {
  const folder = file.split('/')[0] ?? '';
  return [`${folder}/${path}`, `${source}/${path}`].find((candidate) => files.paths.includes(candidate));
}

function countPicture(path: string, lang: string, context: Context): void {
  context.tally.found('picture');
  if (findPicture(path, `${lang}/`, context)) context.tally.imported('picture');
}

/** The licence by the address that LICENCE.md names, and its words on whose work it is. */
async function readLicence(files: PackageFiles): Promise<{ licence?: string; attribution: string[] }> {
  const path = files.paths.find((name) => /^LICEN[CS]E(\.md)?$/i.test(name));
  const text =
    path === undefined ? '' : new TextDecoder().decode(await files.read(path, { limitBytes: MARKDOWN_LIMIT_BYTES }));
  const [, kind, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(text) ?? [];
  const [by] = /^.*\bis licensed under\b.*$/m.exec(text) ?? [];
  const attribution = by
    ? [
        by
          .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
          .replace(/\*+/g, '')
          .trim(),
      ]
    : [];
  return { ...(kind && { licence: `CC-${kind.toUpperCase()}-${version}` }), attribution };
}
