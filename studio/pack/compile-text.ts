import { join } from 'node:path';
import type { Block } from '../../src/protocol/pack/text-chunk.ts';
import { renderBlocks } from '../markdown/render.ts';
import { blockUnit } from '../numbers/unit-names.ts';
import type { SourceItem, SourceLesson } from '../source/read-course.ts';
import { readText } from '../source/yaml-file.ts';
import { type CourseBuild, type Shown, textSource } from './course-build.ts';

/** A text in every language of its course. */
export interface CompiledText {
  numbers: number[];
  blocks: Map<string, Block[]>;
}

/** Renders KEY.LANG.md in all languages; the source text stands in for a translation that is missing. */
export function compileText(
  build: CourseBuild,
  lesson: SourceLesson,
  item: SourceItem,
  shownIn: (lang: string) => Shown,
): CompiledText {
  const { source, languages, numbers, report } = build;
  const fileOf = (lang: string): string => join(lesson.folder, `${item.yaml.key}.${lang}.md`);
  const render = (lang: string, text: string, as?: string) =>
    renderBlocks(text, textSource(build, { folder: lesson.folder, file: fileOf(as ?? lang) }, shownIn(lang)), as);

  const original = readText(fileOf(source));
  if (original === undefined) {
    report('missing-file', lesson.yaml.file, item.line, `${item.yaml.key}.${source}.md is missing`);
    return { numbers: [], blocks: new Map() };
  }
  const rendered = render(source, original);
  if (rendered.length === 0) report('empty-text', fileOf(source), 1, 'this text is empty');
  const numbered = numbers.blocks(item.path, rendered);
  const number = (html: string, index: number): Block => ({ n: numbered[index]?.n ?? 0, html });

  const translate = (lang: string): Block[] => {
    const text = readText(fileOf(lang));
    if (text === undefined) {
      report('missing-translation', fileOf(lang), undefined, `the text is missing in ${lang}: ${source} is shown`);
      return render(lang, original, source).map(({ html }, index) => number(html, index));
    }
    const blocks = render(lang, text);
    const { numbers: own, unaligned } = numbers.translated(item.path, lang, blocks);
    const differ = unaligned > 0 || blocks.length !== rendered.length;
    if (differ) {
      const counts = `${blocks.length} blocks, ${rendered.length} in ${source}, ${unaligned} without a counterpart`;
      report('block-mismatch', fileOf(lang), undefined, `the blocks differ from the source: ${counts}`);
    }
    const lacking = build.untranslated(item.path, lang);
    if (lacking.size === 0) return blocks.map(({ html }, index) => ({ n: own[index] ?? 0, html }));
    report('missing-translation', fileOf(lang), undefined, `${lacking.size} blocks are still in ${source}`);
    const shown = renderBlocks(
      text,
      textSource(build, { folder: lesson.folder, file: fileOf(lang) }, shownIn(lang)),
      source,
    );
    return blocks.map(({ html }, index) => {
      const n = own[index] ?? 0;
      return { n, html: lacking.has(blockUnit(n)) ? (shown[index]?.html ?? html) : html };
    });
  };

  const blocks = languages.map((lang): [string, Block[]] => [
    lang,
    lang === source ? rendered.map(({ html }, index) => number(html, index)) : translate(lang),
  ]);
  return { numbers: numbered.map(({ n }) => n), blocks: new Map(blocks) };
}
