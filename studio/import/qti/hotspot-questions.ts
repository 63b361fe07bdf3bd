import type { HotspotArea } from '../../../src/protocol/pack/hotspot.ts';
import type { Words } from '../../../src/protocol/pack/words.ts';
import { decodePath } from '../../source/decode-path.ts';
import { child, children, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { escapeHtml, type Made } from '../question-words.ts';
import { withKeys } from './choice-questions.ts';
import type { Asked } from './question.ts';
import { rightAnswers } from './response-declaration.ts';

interface Size {
  width: number;
  height: number;
}

interface Picture {
  size: Size;
  words: { picture: string; alt?: Words };
}

/** A hotspotInteraction that asks for one place of its picture. */
export function hotspotQuestion(node: XmlNode, asked: Asked): Made {
  const { declaration, context, entries } = asked;
  const picture = pictureOf(node, asked);
  if ('reason' in picture) return picture;
  if (declaration.cardinality !== 'single') return { reason: 'it asks for several places of a picture' };
  const right = new Set(rightAnswers(declaration));
  const areas = withKeys(children(node, 'hotspotChoice')).flatMap(({ key, node: choice }) => {
    const { identifier = '', hotspotLabel, shape = '', coords = '' } = choice.attributes;
    const area = areaOf(shape, coords, picture.size);
    if (!area) return [];
    const label = hotspotLabel?.trim();
    return [{ key, right: right.has(identifier), ...area, ...(label && { label: { [context.lang]: label } }) }];
  });
  if (!areas.some((area) => area.right)) return { reason: 'none of its places is declared as right' };
  return { question: { ...entries, type: 'hotspot', ...picture.words, areas } };
}

/** A selectPointInteraction whose mapping tells the places that score. */
export function pointQuestion(node: XmlNode, asked: Asked): Made {
  const picture = pictureOf(node, asked);
  if ('reason' in picture) return picture;
  if (asked.declaration.cardinality !== 'single') return { reason: 'it asks for several places of a picture' };
  const areas = asked.declaration.areas.flatMap(({ shape, coords }, index) => {
    const area = areaOf(shape, coords, picture.size);
    return area ? [{ key: `a${index + 1}`, right: true, ...area }] : [];
  });
  if (areas.length === 0) return { reason: 'it does not tell which places of its picture are right' };
  return { question: { ...asked.entries, type: 'hotspot', ...picture.words, areas } };
}

/** An object in QTI 2, an `img` in QTI 3: its address in the package, and the size that places are told in. */
function pictureOf(node: XmlNode, { context }: Asked): Picture | { reason: string } {
  const picture = child(node, 'object') ?? child(node, 'img');
  const { data = '', src = data, width, height, alt } = picture?.attributes ?? {};
  const size = { width: Number(width), height: Number(height) };
  if (!(size.width > 0 && size.height > 0)) return { reason: 'the size of its picture is not told' };
  const words = alt?.trim() || (picture ? textOf(picture).trim() : '');
  // As any picture of a page: looked for in the package, and a finding where it is not there.
  const markdown = context.inline(`<img src="${escapeHtml(src)}" alt="x">`);
  const address = /\((package:[^)\s]+)\)/.exec(markdown)?.[1];
  if (address === undefined) return { reason: 'its picture is not in the package' };
  const told = { picture: decodePath(address), ...(words && { alt: { [context.lang]: words } }) };
  return { size, words: told };
}

/** A shape of QTI (as of HTML's image maps) in thousandths of the picture; undefined where it is none. */
function areaOf(
  shape: string,
  coords: string,
  { width, height }: Size,
): Pick<HotspotArea, 'shape' | 'points'> | undefined {
  const numbers = coords
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (numbers.some((number) => !Number.isFinite(number))) return undefined;
  const x = (n: number): number => permille(n / width);
  const y = (n: number): number => permille(n / height);
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (shape === 'default') return { shape: 'rect', points: [0, 0, 1000, 1000] };
  if (shape === 'rect' && numbers.length === 4)
    return { shape, points: [x(a), y(b), x(c) - x(a), y(d) - y(b)].map(whole) };
  if (shape === 'circle' && numbers.length === 3) return { shape: 'ellipse', points: [x(a), y(b), x(c), y(c)] };
  if (shape === 'ellipse' && numbers.length === 4) return { shape, points: [x(a), y(b), x(c), y(d)] };
  const isPolygon = shape === 'poly' && numbers.length >= 6 && numbers.length % 2 === 0 && numbers.length <= 64;
  return isPolygon ? { shape: 'polygon', points: numbers.map((n, at) => (at % 2 === 0 ? x(n) : y(n))) } : undefined;
}

const whole = (n: number): number => Math.min(1000, Math.max(0, n));
const permille = (share: number): number => whole(Math.round(1000 * share));
