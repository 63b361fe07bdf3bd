import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../server/start/random.ts';

const ROOT = join(import.meta.dirname, '../../..');
const HAN_PIECE = 3;

/** Words of this project's own courses and documents, in an order that chance gives: as many different ones as people use. */
export function createProse(lang: string): (count: number) => string {
  const files = [
    ...globSync(`content/**/*.${lang}.md`, { cwd: ROOT }),
    ...(lang === 'en' ? globSync('docs/**/*.md', { cwd: ROOT }) : []),
  ];
  const text = files
    .sort()
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join(' ')
    .replaceAll(/<[^>]+>|\]\([^)]*\)|[|*_`#[\]]/g, ' ');
  const words = lang === 'zh' ? piecesOf(text) : text.split(/\s+/).filter((word) => word !== '');
  const random = seededRandom(words.length);
  const gap = lang === 'zh' ? '' : ' ';
  return (count) => Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '').join(gap);
}

/** Chinese is written without spaces: runs of a few letters stand for its words. */
const piecesOf = (text: string): string[] =>
  [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => {
    const letters = [...run];
    return Array.from({ length: Math.ceil(letters.length / HAN_PIECE) }, (_, nth) =>
      letters.slice(nth * HAN_PIECE, (nth + 1) * HAN_PIECE).join(''),
    );
  });
