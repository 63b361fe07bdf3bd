import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { seededRandom } from '../../server/start/random.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Courses that others wrote, where they lie beside the project: what the generated words are compared with. */
const REAL = join(ROOT, '../shared/data/courses');

/** How often the next word is any word, and not one that somebody wrote after this one: too little, and brotli finds whole phrases again. */
const LEAP = 0.25;
const SENTENCE_WORDS = { least: 10, most: 21 };

/** Titles and summaries of courses that do not exist: words of this project's own prose in an order that is nearly English. */
export function createCatalogueWords(seed: number): { title: () => string; summary: () => string } {
  const random = seededRandom(seed);
  const sentences = proseOf(['docs/**/*.md', 'content/**/*.en.md'], ROOT).map((sentence) => sentence.split(' '));
  const words = sentences.flat();
  const after = new Map<string, string[]>();
  for (const sentence of sentences) {
    for (const [at, word] of sentence.entries()) {
      const next = sentence[at + 1];
      if (next) after.set(word, [...(after.get(word) ?? []), next]);
    }
  }
  const pick = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(random() * list.length)] ?? otherwise;
  const walk = (count: number): string => {
    const walked = [pick(sentences, [])[0] ?? ''];
    while (walked.length < count) {
      const followers = random() < LEAP ? words : (after.get(walked.at(-1) ?? '') ?? words);
      walked.push(pick(followers, ''));
    }
    return walked.join(' ').replace(/[.,:;]+$/, '');
  };
  const between = ({ least, most }: { least: number; most: number }): number =>
    least + Math.floor(random() * (most - least + 1));
  return {
    title: () => walk(between({ least: 4, most: 8 })),
    summary: () => `${walk(between(SENTENCE_WORDS))}. ${walk(between(SENTENCE_WORDS))}.`,
  };
}

/** What brotli makes of texts, as a share of their bytes. */
export function brotliShare(texts: readonly string[]): number {
  const bytes = Buffer.from(texts.join('\n'));
  return brotliCompressSync(bytes).length / bytes.length;
}

/** Sentences of real courses, each once; none where there are no such courses beside the project. */
export const realSentences = (): string[] => [...new Set(proseOf(['*/[0-9]*/**/*.md', '*/README.md'], REAL))];

/** Whole sentences of Markdown pages, without what is no prose. */
function proseOf(patterns: readonly string[], folder: string): string[] {
  const files = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: folder }))
    .filter((path) => !/translat/.test(path));
  return files.sort().flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8')
      .replaceAll(/```[\s\S]*?```/g, '')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[*_`]/g, '');
    const paragraphs = text.split(/\n\s*\n/).filter((block) => /^[A-Z]/.test(block) && !/[|{}]/.test(block));
    const sentences = paragraphs.flatMap((block) =>
      block
        .replaceAll(/\s+/g, ' ')
        .trim()
        .split(/(?<=[.!?]) /),
    );
    return sentences.filter((sentence) => /^[A-Z].{30,220}[.!?]$/.test(sentence));
  });
}
