import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const nameSchema = v.strictObject({
  word: v.pipe(v.string(), v.nonEmpty()),
  means: v.pipe(v.string(), v.nonEmpty()),
});
const termSchema = v.strictObject({
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  en: nameSchema,
  fr: nameSchema,
  ar: nameSchema,
  zh: nameSchema,
});
/** A term of `content/glossary`: what it is called and what it means, in each language of the interface. */
export type GlossaryTerm = v.InferOutput<typeof termSchema> & {
  /** Name of its file: what the term belongs to. */
  readonly field: string;
};

/**
 * The terms of all files of a folder, in order of their numbers.
 *
 * @throws where a file is not as it should be, or two terms have one number
 */
export function readGlossary(folder: string): GlossaryTerm[] {
  const terms = globSync('*.yaml', { cwd: folder }).flatMap((file) =>
    v
      .parse(v.array(termSchema), parse(readFileSync(join(folder, file), 'utf8')))
      .map((term) => ({ ...term, field: basename(file, '.yaml') })),
  );
  const sorted = terms.sort((a, b) => a.n - b.n);
  const twice = sorted.find(({ n }, i) => sorted[i + 1]?.n === n);
  if (twice) throw new Error(`${folder}: two terms have the number ${twice.n}`);
  return sorted;
}
