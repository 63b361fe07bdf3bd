/** Finds and reads the scripts of slide videos (`docs/authoring.md`, video.yaml), with file and line in every error. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { Mistake } from './tools.ts';

/** One sentence: what is spoken, and the caption in each language. */
export type Sentence = { spoken: string; text: Record<string, string>; line: number };
export type Slide = { image: string; say: Sentence[] };
export type Script = {
  path: string;
  out: string;
  voice: string;
  rate: number;
  languages: string[];
  slides: [Slide, ...Slide[]];
};
export type Found = { path: string; out: string; languages: string[]; spoken: string };

type At = (string | number)[];
type Yaml = { value: unknown; line: (at: At) => number; fail: (at: At, what: string) => never };

/** Parses a YAML file and keeps the lines of its nodes. */
function readYaml(path: string): Yaml {
  if (!existsSync(path)) throw new Mistake(`${path}: file not found`);
  const lines = new LineCounter();
  const doc = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const error = doc.errors[0];
  if (error) throw new Mistake(`${path}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`);
  const line = (at: At): number => {
    for (let n = at.length; n > 0; n--) {
      const node = doc.getIn(at.slice(0, n), true);
      const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : null;
      if (range) return lines.linePos(range[0]).line;
    }
    return 1;
  };
  const fail = (at: At, what: string): never => {
    throw new Mistake(`${path}:${line(at)}: ${what}`);
  };
  return { value: doc.toJS(), line, fail };
}

const record = (x: unknown): Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x) ? (x as Record<string, unknown>) : {};
const strings = (x: unknown): string[] => (Array.isArray(x) ? x.map(String) : []);

/** The scripts of a course, in the order of its lessons. A video item without a script must have its folder already. */
export function findScripts(course: string): Found[] {
  const top = record(readYaml(join(course, 'course.yaml')).value);
  const found: Found[] = [];
  for (const module of strings(top.modules)) {
    const lessons = record(readYaml(join(course, module, 'module.yaml')).value).lessons;
    for (const lesson of strings(lessons)) {
      const yaml = readYaml(join(course, module, lesson, 'lesson.yaml'));
      const items = record(yaml.value).items;
      (Array.isArray(items) ? items : []).map(record).forEach((item, n) => {
        if (item.kind !== 'video') return;
        const out = join(course, module, lesson, String(item.key));
        const languages = strings(top.languages);
        const spoken = String(item.sound ?? top.source);
        if (existsSync(`${out}.yaml`)) found.push({ path: `${out}.yaml`, out, languages, spoken });
        else if (!existsSync(out))
          yaml.fail(['items', n], `video "${item.key}" has neither ${item.key}.yaml nor ${item.key}/`);
      });
    }
  }
  return found;
}

/** A slide must be 640 x 360 with letters of at least 28 units: they are read on a phone at 144 lines. */
function checkSlide(path: string): void {
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((text, n) => {
      const viewBox = /<svg\b[^>]*viewBox="([^"]*)"/.exec(text)?.[1];
      if (viewBox && viewBox !== '0 0 640 360') throw new Mistake(`${path}:${n + 1}: viewBox must be "0 0 640 360"`);
      for (const [, size] of text.matchAll(/font-size[=:]\s*"?([\d.]+)/g)) {
        if (Number(size) < 28) throw new Mistake(`${path}:${n + 1}: letters of ${size} units; at least 28`);
      }
    });
}

/** Reads one script and checks all of it before anything is rendered. */
export function readScript({ path, out, languages, spoken }: Found): Script {
  const { value, line, fail } = readYaml(path);
  const top = record(value);
  const rate = Number(top.rate ?? 150);
  if (typeof top.voice !== 'string') fail(['voice'], 'voice: an espeak-ng voice is missing, for example en-gb');
  if (!(rate >= 80 && rate <= 260)) fail(['rate'], 'rate: words a minute, from 80 to 260');
  const list = Array.isArray(top.slides) ? top.slides.map(record) : [];
  const slides = list.map((slide, n): Slide => {
    const image = join(dirname(path), String(slide.image));
    if (!existsSync(image)) fail(['slides', n, 'image'], `image not found: ${String(slide.image)}`);
    checkSlide(image);
    const say = (Array.isArray(slide.say) ? slide.say.map(record) : []).map((entry, k): Sentence => {
      const at = ['slides', n, 'say', k];
      const wrong = languages.find((lang) => typeof entry[lang] !== 'string' || entry[lang] === '');
      if (wrong) fail(at, `the sentence has no text in "${wrong}"`);
      const text = Object.fromEntries(
        languages.map((lang) => [
          lang,
          String(entry[lang])
            .replace(/[ \t\r\n]+/g, ' ')
            .trim(),
        ]),
      );
      return { spoken: String(entry[spoken] ?? ''), text, line: line(at) };
    });
    if (say.length === 0) fail(['slides', n], 'the slide has nothing to say');
    if (say.some((s) => s.spoken === '')) fail(['slides', n], `nothing to speak in "${spoken}"`);
    return { image, say };
  });
  const [first, ...rest] = slides;
  if (!first) return fail(['slides'], `${basename(path)} has no slides`);
  return { path, out, voice: String(top.voice), rate, languages, slides: [first, ...rest] };
}
