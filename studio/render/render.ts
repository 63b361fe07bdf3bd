/**
 * `npm run content:render -- content/COURSE [...]`: makes the slide videos of a course.
 *
 * For each lesson item of kind `video` with key K it reads K.yaml and writes the folder K/: audio.m4a, 144.mp4,
 * 240.mp4, 360.mp4, poster.svg and LANG.vtt. A folder whose sources did not change is left alone
 * (`source.sha256`). With `--force` everything is made again.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captions } from './captions.ts';
import { drawSlides, encode, HEIGHTS } from './picture.ts';
import { findScripts, readScript, type Script } from './script.ts';
import { encodeSound, speak } from './sound.ts';
import { Mistake, needTools } from './tools.ts';

/** Raise it when the recipe changes, so that every video is made again. */
const RECIPE = '1';

const outputs = (script: Script): string[] => [
  'audio.m4a',
  ...HEIGHTS.map((h) => `${h}.mp4`),
  'poster.svg',
  ...script.languages.map((l) => `${l}.vtt`),
];

/** One hash over everything the video is made of. */
function hashOf(script: Script): string {
  const hash = createHash('sha256').update(`${RECIPE}\n${script.languages.join()}\n`);
  for (const path of [script.path, ...new Set(script.slides.map((s) => s.image))]) {
    hash.update(createHash('sha256').update(readFileSync(path)).digest());
  }
  return hash.digest('hex');
}

function upToDate(script: Script, hash: string): boolean {
  const lock = join(script.out, 'source.sha256');
  if (!existsSync(lock) || readFileSync(lock, 'utf8').trim() !== hash) return false;
  return outputs(script).every((name) => existsSync(join(script.out, name)));
}

/** Everything is made in a temporary folder and moved in at the end: a stop half-way leaves the old video whole. */
function make(script: Script, hash: string): string {
  const work = mkdtempSync(join(tmpdir(), 'caravan-render-'));
  try {
    const speech = speak(script, work);
    encodeSound(join(work, 'speech.wav'), join(work, 'audio.m4a'));
    for (const height of HEIGHTS) encode(drawSlides(script, height, work), speech.slides, height, work);
    cpSync(script.slides[0].image, join(work, 'poster.svg'));
    for (const lang of script.languages) writeFileSync(join(work, `${lang}.vtt`), captions(script, speech, lang));
    mkdirSync(script.out, { recursive: true });
    rmSync(join(script.out, 'source.sha256'), { force: true });
    for (const name of outputs(script)) cpSync(join(work, name), join(script.out, name));
    writeFileSync(join(script.out, 'source.sha256'), `${hash}\n`);
    const sizes = outputs(script).map((n) => `${n} ${Math.round(statSync(join(script.out, n)).size / 1024)} kB`);
    return `${speech.end.toFixed(1)} s: ${sizes.slice(0, 1 + HEIGHTS.length).join(', ')}`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function main(args: string[]): void {
  const force = args.includes('--force');
  const courses = args.filter((a) => !a.startsWith('-'));
  if (courses.length === 0) throw new Mistake('usage: npm run content:render -- content/COURSE [...] [--force]');
  const scripts = courses.flatMap(findScripts).map(readScript);
  const todo = scripts.filter((s) => force || !upToDate(s, hashOf(s)));
  for (const s of scripts) if (!todo.includes(s)) console.log(`${s.out}: unchanged`);
  if (todo.length > 0) needTools();
  for (const s of todo) console.log(`${s.out}: ${make(s, hashOf(s))}`);
  if (scripts.length === 0) console.log(`${courses.join(', ')}: no videos to render`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
