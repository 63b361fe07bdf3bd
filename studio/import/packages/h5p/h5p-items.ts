import * as v from 'valibot';
import type { Words } from '../../../../src/protocol/pack/words.ts';
import type { Report } from '../../../report/finding.ts';
import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import type { PackageFiles } from '../../../unpack/package-files.ts';
import type { Imported, ItemDraft } from '../../draft.ts';
import { createNames } from '../../folder-names.ts';
import { createTally } from '../../tally.ts';
import { languageTag } from '../language-tag.ts';
import { type H5pJson, h5pJsonSchema } from './content-schema.ts';
import { type H5pContext, h5pContext } from './h5p-context.ts';
import { h5pAttribution, h5pLicence } from './h5p-licence.ts';
import { liftContent, type Part } from './lift-content.ts';
import { readJson } from './read-json.ts';

/** An H5P content as items of a lesson. */
export interface H5pItems {
  title: string;
  lang: string;
  /** Undefined where the content does not tell, or says "unknown". */
  licence: string | undefined;
  attribution: string[];
  /** Of our own kinds, or one package item that keeps the whole. */
  items: ItemDraft[];
  counts: Imported['counts'];
}

/** Per cent that pass where a content does not tell. */
const PASS = 60;

/**
 * Reads the H5P content in a folder of a package: `prefix` is "" for an .h5p file itself, else the folder of h5p.json with a `/` at its
 * end. `archive` is the .h5p file as a path of the package, for the item that keeps what has no counterpart; undefined where the
 * package is that file. Undefined, with a finding `left-out`, where it cannot be read.
 */
export async function h5pItems(
  files: PackageFiles,
  prefix: string,
  { report, lang: fallback = 'en', archive }: { report: Report; lang?: string; archive?: string },
): Promise<H5pItems | undefined> {
  const told = await readJson(files, `${prefix}h5p.json`, h5pJsonSchema);
  if ('fault' in told) {
    report('left-out', `${prefix}h5p.json`, undefined, `the H5P content is not read: ${told.fault}`);
    return undefined;
  }
  const { value: h5p } = told;
  const file = `${prefix}content/content.json`;
  const lang = languageTag(h5p.language) ?? languageTag(h5p.defaultLanguage ?? undefined) ?? fallback;
  const content = await readJson(files, file, v.unknown());
  if ('fault' in content) {
    report('left-out', file, undefined, `the H5P content is not read: ${content.fault}`);
    return undefined;
  }
  const context = h5pContext({ file, files, lang, report });
  const library = { library: `${h5p.mainLibrary} 0.0`, params: content.value, metadata: { title: h5p.title } };
  const parts = liftContent(library, context, createNames());
  const isNative = parts.some(({ kind }) => kind === 'question' || kind === 'words' || kind === 'item');
  const made = isNative ? nativeItems(parts, h5p, context) : keptItem(h5p, { files, prefix, lang, archive });
  return { title: h5p.title, lang, licence: h5pLicence(h5p), attribution: h5pAttribution(h5p), ...made };
}

type Made = Pick<H5pItems, 'items' | 'counts'>;

/** Parts as items in their order: questions that follow each other are one quiz. What is left out is named. */
function nativeItems(parts: readonly Part[], { title }: H5pJson, context: H5pContext): Made {
  const { lang, report, file } = context;
  const tally = createTally();
  const keyOf = createNames();
  const items: ItemDraft[] = [];
  let questions: QuestionYaml[] = [];
  const percent = parts.find((part) => part.kind === 'pass')?.percent ?? PASS;
  const pass = Math.min(100, Math.max(0, Math.round(percent)));
  const flush = () => {
    if (questions.length > 0) items.push({ kind: 'quiz', key: keyOf('quiz'), from: file, pass, questions });
    questions = [];
  };
  const titled = (words: string): { title?: Words } =>
    words === '' || words === title ? {} : { title: { [lang]: words } };
  for (const part of parts) {
    if (part.kind === 'pass') continue;
    tally.found(kindOf(part));
    if (part.kind === 'left') {
      report('left-out', file, undefined, `${part.name}: ${part.reason}`);
      continue;
    }
    tally.imported(kindOf(part));
    if (part.kind === 'question') questions.push(part.question);
    else flush();
    if (part.kind === 'item') items.push({ ...part.item, key: keyOf(part.item.key) });
    if (part.kind === 'words') {
      items.push({ kind: 'text', key: keyOf('text'), from: file, ...titled(part.title), text: { [lang]: part.text } });
    }
  }
  flush();
  items.push(...context.embedded.map((item) => ({ ...item, key: keyOf(item.key) })));
  return { items, counts: tally.counts() };
}

function kindOf(part: Exclude<Part, { kind: 'pass' }>): string {
  if (part.kind === 'question') return 'quiz question';
  if (part.kind === 'words') return 'page';
  return part.kind === 'item' ? part.item.kind : 'H5P part';
}

/** The content as it came. */
function keptItem(
  { title, mainLibrary }: H5pJson,
  { files, prefix, lang, archive }: { files: PackageFiles; prefix: string; lang: string; archive: string | undefined },
): Made {
  const held = files.paths.filter((path) => path.startsWith(prefix));
  const unpackedBytes = held.reduce((sum, path) => sum + (files.bytes(path) ?? 0), 0);
  const item: ItemDraft = {
    ...{ kind: 'package', key: 'package', title: { [lang]: title || mainLibrary }, from: `${prefix}h5p.json` },
    ...{ format: 'h5p', units: 1, unpackedBytes },
    ...(archive !== undefined && { file: archive }),
  };
  return { items: [item], counts: { package: { found: 1, imported: 1 } } };
}
