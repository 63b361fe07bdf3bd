import * as v from 'valibot';
import { parse } from 'yaml';
import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { readText } from '../package-text.ts';

const metaSchema = v.object({
  title: v.string(),
  description: v.optional(v.string()),
  steps: v.array(
    v.object({
      title: v.string(),
      knowledge_quiz: v.optional(
        v.object({ path: v.string(), questions: v.optional(v.number()), passing_score: v.optional(v.number()) }),
      ),
    }),
  ),
});

/** One step of a project, in one language. */
export interface Step {
  file: string;
  title: string;
  text: string;
  /** Names of the pictures it shows: what tells it again in another language. */
  pictures: ReadonlySet<string>;
  /** Per cent that pass; and the files of the questions. */
  quiz?: { pass: number; questions: { file: string; text: string }[] };
}

/** A project in one language: the folder LANG/ with meta.yml and step_1.md, step_2.md ... */
export interface Project {
  folder: string;
  title: string;
  description: string | undefined;
  steps: Step[];
}

/** Folders that hold a project, by their names: `en`, `fr-FR`. */
export const projectFolders = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const [, folder] = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\/meta\.yml$/.exec(path) ?? [];
    return folder && paths.includes(`${folder}/step_1.md`) ? [folder] : [];
  });

/** Undefined, and a finding, where its meta.yml cannot be read. */
export async function readProject(files: PackageFiles, folder: string, report: Report): Promise<Project | undefined> {
  const file = `${folder}/meta.yml`;
  const meta = v.safeParse(metaSchema, parseYaml((await readText(files, file, report)) ?? ''));
  if (!meta.success) {
    report('left-out', file, undefined, `the language cannot be read: ${meta.issues[0].message}`);
    return undefined;
  }
  const { title, description, steps } = meta.output;
  const read: Step[] = [];
  // Steps that meta.yml forgot are there all the same, under their own headings.
  for (let n = 1; n <= steps.length || files.paths.includes(`${folder}/step_${n}.md`); n++) {
    const step = steps[n - 1];
    const path = `${folder}/step_${n}.md`;
    const text = await readText(files, path, report);
    if (text === undefined) continue;
    const quiz = step?.knowledge_quiz && (await readQuiz(files, folder, step.knowledge_quiz, report));
    const heading = step?.title ?? /^#+ (.+)$/m.exec(text)?.[1] ?? `${n}`;
    read.push({ file: path, title: heading, text, pictures: picturesIn(text), ...(quiz && { quiz }) });
  }
  return { folder, title, description, steps: read };
}

async function readQuiz(
  files: PackageFiles,
  folder: string,
  quiz: { path: string; questions?: number | undefined; passing_score?: number | undefined },
  report: Report,
): Promise<NonNullable<Step['quiz']>> {
  const questions: { file: string; text: string }[] = [];
  for (let n = 1; files.paths.includes(`${folder}/${quiz.path}/question_${n}.md`); n++) {
    const file = `${folder}/${quiz.path}/question_${n}.md`;
    const text = await readText(files, file, report);
    if (text !== undefined) questions.push({ file, text });
  }
  const count = quiz.questions ?? questions.length;
  const pass = count > 0 && quiz.passing_score !== undefined ? Math.round((100 * quiz.passing_score) / count) : 60;
  return { pass: Math.min(100, Math.max(0, pass)), questions };
}

export const picturesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)].map(([, path = '']) => path));

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
