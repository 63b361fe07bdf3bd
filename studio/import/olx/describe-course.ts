import * as v from 'valibot';
import { langSchema } from '../../../src/protocol/pack/words.ts';
import { plainTextOf } from '../../html/plain-text.ts';
import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { XmlNode } from '../../xml/xml-node.ts';
import { readText } from '../package-text.ts';
import { parseJson } from './json-attribute.ts';

/** What the policy file says of one block. */
const policySchema = v.record(
  v.string(),
  v.object({
    display_name: v.fallback(v.optional(v.string()), undefined),
    visible_to_staff_only: v.fallback(v.optional(v.boolean()), undefined),
    language: v.fallback(v.optional(v.string()), undefined),
    license: v.fallback(v.optional(v.string()), undefined),
    learning_info: v.fallback(v.array(v.string()), []),
    tabs: v.fallback(
      v.array(v.object({ name: v.fallback(v.string(), ''), type: v.string(), url_slug: v.optional(v.string()) })),
      [],
    ),
    pdf_textbooks: v.fallback(
      v.array(v.object({ chapters: v.array(v.object({ title: v.string(), url: v.string() })) })),
      [],
    ),
  }),
);
export type Policy = v.InferOutput<typeof policySchema>;

/** The policy of a run: what Studio keeps beside the blocks. Empty where there is none. */
export async function readPolicy(files: PackageFiles, root: string, run: string, report: Report): Promise<Policy> {
  const path = [`${root}policies/${run}/policy.json`, `${root}policies/${run}.json`].find(
    (one) => files.bytes(one) !== undefined,
  );
  const text = path === undefined ? undefined : await readText(files, path, report);
  const parsed = v.safeParse(policySchema, parseJson(text));
  return parsed.success ? parsed.output : {};
}

/** "zh_CN", "es-419", "en": Open edX's names of languages are tags but for the underscore. */
export const languageOf = (written: string | undefined): string | undefined => {
  const tag = (written ?? '').trim().replaceAll('_', '-');
  return v.is(langSchema, tag) ? tag.replace(/^[A-Za-z]+/, (first) => first.toLowerCase()) : undefined;
};

/**
 * "creative-commons: ver=4.0 BY NC SA" and "all-rights-reserved" are what Studio writes; other courses name an address in
 * what they say about themselves.
 */
export function licenceOf(written: string | undefined, about: string): string | undefined {
  const text = (written ?? '').trim();
  const [, options = ''] = /^creative-commons:(.*)$/i.exec(text) ?? [];
  if (options !== '') {
    const version = /ver=([\d.]+)/i.exec(options)?.[1] ?? '4.0';
    const terms = options.replace(/ver=[\d.]+/i, '').match(/\b(?:BY|NC|ND|SA)\b/gi) ?? [];
    return terms.length === 0 ? 'CC0-1.0' : `CC-${terms.join('-').toUpperCase()}-${version}`;
  }
  if (text !== '') return text;
  const [, terms, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/i.exec(about) ?? [];
  return terms && version ? `CC-${terms.toUpperCase()}-${version}` : undefined;
}

const LONGEST_SUMMARY = 400;

/** The short description, else the first words of what the course says about itself. */
export async function readSummary(
  files: PackageFiles,
  root: string,
  report: Report,
): Promise<{ summary: string; about: string }> {
  const read = async (name: string): Promise<string> => {
    const path = `${root}about/${name}.html`;
    return files.bytes(path) === undefined ? '' : ((await readText(files, path, report)) ?? '');
  };
  const [short, about] = [plainTextOf(await read('short_description')).trim(), await read('overview')];
  const paragraph = /<p\b[^>]*>([\s\S]*?)<\/p>/i.exec(about)?.[1] ?? about;
  const summary = (short || plainTextOf(paragraph)).replace(/\s+/g, ' ').trim();
  return { summary: summary.length > LONGEST_SUMMARY ? `${summary.slice(0, LONGEST_SUMMARY - 1)}…` : summary, about };
}

/** Attributes of the course element, where the policy has no word of them. */
export const learningInfo = (node: XmlNode, policy: readonly string[]): string[] => {
  const parsed = v.safeParse(v.array(v.string()), parseJson(node.attributes.learning_info));
  return (policy.length > 0 ? policy : parsed.success ? parsed.output : []).filter((line) => line.trim() !== '');
};
