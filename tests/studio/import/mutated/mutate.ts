import { LONG, PAYLOADS, VALUES } from './payloads.ts';
import type { Random } from './random.ts';

/** The files of a package by path. */
export type Entries = Record<string, Buffer>;

const TEXTUAL = /\.(?:xml|html?|md|ya?ml|json|txt|srt|svg|csv|qti|dat|xhtml)$|(?:^|\/)[^./]+$/i;
const BINARY = /\0|\uFFFD/;

/** A package with one to four things changed in it, told by the random numbers. */
export function mutate(entries: Entries, random: Random): Entries {
  const changed = { ...entries };
  for (let left = 1 + random.below(4); left > 0; left--) {
    if (random.chance(0.2)) mutateFiles(changed, random);
    else mutateContent(changed, random);
  }
  return changed;
}

function mutateFiles(entries: Entries, random: Random): void {
  const paths = Object.keys(entries);
  const [path, other] = [random.pick(paths), random.pick(paths)];
  if (path === undefined || other === undefined) return;
  const [bytes, otherBytes] = [entries[path], entries[other]];
  if (!bytes || !otherBytes) return;
  switch (random.below(8)) {
    case 0:
      delete entries[path];
      return;
    case 1:
      entries[path] = otherBytes;
      entries[other] = bytes;
      return;
    case 2:
      entries[path] = otherBytes;
      return;
    case 3:
      entries[path] = Buffer.alloc(0);
      return;
    case 4:
      entries[path] = bytes.subarray(0, random.below(bytes.length + 1));
      return;
    case 5:
      entries[path] = Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le');
      return;
    case 6:
      entries[path] = Buffer.concat([Buffer.from([0xff, 0xc3, 0x28]), bytes]);
      return;
    default:
      entries[`${path}-${random.below(10)}.html`] = bytes;
  }
}

function mutateContent(entries: Entries, random: Random): void {
  const paths = Object.keys(entries).filter((path) => TEXTUAL.test(path));
  const path = random.pick(paths);
  const bytes = path === undefined ? undefined : entries[path];
  if (path === undefined || !bytes) return;
  if (random.chance(0.1)) {
    const flipped = Buffer.from(bytes);
    for (let n = 1 + random.below(5); n > 0 && flipped.length > 0; n--) {
      flipped[random.below(flipped.length)] = random.below(256);
    }
    entries[path] = flipped;
    return;
  }
  const text = bytes.toString('utf8');
  if (BINARY.test(text)) return;
  entries[path] = Buffer.from(/^\s*[{[]/.test(text) ? mutateJson(text, random) : mutateText(text, random));
}

function mutateJson(text: string, random: Random): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return mutateText(text, random);
  }
  let places = 0;
  const count = (one: unknown): void => {
    places += 1;
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) count(inner);
  };
  count(value);
  let wanted = random.below(places);
  const replace = (one: unknown): unknown => {
    if (wanted-- === 0) return replacement(one, random);
    if (Array.isArray(one)) return one.map(replace);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, replace(inner)]));
  };
  return JSON.stringify(replace(value));
}

function replacement(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && random.chance(0.5)) return [...value, ...value];
  if (typeof value === 'string' && random.chance(0.5)) return value + random.pick(PAYLOADS);
  return random.chance(0.05) ? random.pick(LONG) : random.pick(VALUES);
}

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function mutateText(text: string, random: Random): string {
  const payload = (random.chance(0.04) ? random.pick(LONG) : random.pick(PAYLOADS)) ?? '';
  const written = random.chance(0.7) ? escapeXml(payload) : payload;
  switch (random.below(8)) {
    case 0:
      return replaceOne(text, /="([^"]*)"/g, () => `="${written.replaceAll('"', '&quot;')}"`, random);
    case 1: {
      const values = [...text.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value);
      return replaceOne(text, /="([^"]*)"/g, () => `="${random.pick(values)}"`, random);
    }
    case 2:
      return replaceOne(text, />([^<>]+)</g, () => `>${written}<`, random);
    case 3:
      return replaceOne(text, />([^<>]+)</g, (found) => found.replace(/<$/, `${written}<`), random);
    case 4:
      return replaceOne(
        text,
        /<([\w:]+)[^<>]*>[^<>]*(?:<[^/][^<>]*>[^<>]*<\/[^<>]*>[^<>]*)*<\/\1>/g,
        (found) => (random.chance(0.5) ? '' : found + found),
        random,
      );
    case 5:
      return replaceOne(
        text,
        /<([\w:]+)[^<>]*>/g,
        (found) => found.replace(/[\w:]+/, random.pick(NAMES) ?? ''),
        random,
      );
    case 6:
      return replaceOne(text, /^.*$/gm, (found) => (random.chance(0.4) ? '' : `${found}${payload}`), random);
    default: {
      const [from, to] = [random.below(text.length + 1), random.below(text.length + 1)].sort((a, b) => a - b);
      const part = text.slice(from, Math.min(to ?? 0, (from ?? 0) + 2_000));
      return text.slice(0, from) + (random.chance(0.5) ? '' : part + part) + text.slice((from ?? 0) + part.length);
    }
  }
}

const NAMES = [
  'script',
  'item',
  'p',
  'img',
  'a',
  'question',
  'title',
  '__proto__',
  'constructor',
  'h1',
  'table',
  'div',
];

function replaceOne(text: string, pattern: RegExp, make: (found: string) => string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  const one = random.pick(found);
  if (!one) return text;
  return text.slice(0, one.index) + make(one[0]) + text.slice(one.index + one[0].length);
}
