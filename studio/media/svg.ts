import { formatXml } from '../xml/format-xml.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { nameAsWritten, XmlError, type XmlNode } from '../xml/xml-node.ts';

/** A drawing with nothing in it but drawing. `removed` tells what was taken out, and from which line. */
export interface CleanSvg {
  text: string;
  width: number;
  height: number;
  removed: { line: number; what: string }[];
}

/** No script, no foreign objects, no links, and no animation, which can set an attribute to a script. */
const ELEMENTS = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image style
  linearGradient radialGradient stop pattern clipPath mask marker switch filter feBlend feColorMatrix feComponentTransfer
  feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
  feTile feTurbulence`.split(/\s+/),
);
const PREFIXED_ATTRIBUTES = new Set(['xml:space', 'xml:lang', 'xmlns:xlink', 'xlink:href']);
const INLINE_BITMAP = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/;

/** Whoever reads a drawing knows where it is from. */
const FILE = 'drawing';

/** Sanitises a drawing (pack-spec [SVG1]). Throws an XmlError when it is no well-formed XML or tells no size. */
export function cleanSvg(source: string): CleanSvg {
  const root = parseXml(source, { file: FILE });
  const removed: CleanSvg['removed'] = [];
  const clean = cleanElement(root, removed);
  const size = nameAsWritten(root) === 'svg' ? readSize(new Map(Object.entries(root.attributes))) : undefined;
  if (!size) throw new XmlError(FILE, root.line, 'not a drawing with a viewBox, or a width and a height');
  return { text: `${formatXml(clean)}\n`, ...size, removed };
}

function cleanElement(element: XmlNode, removed: CleanSvg['removed']): XmlNode {
  const { line } = element;
  const name = nameAsWritten(element);
  const attributes = Object.entries(element.attributes).filter(([key, value]) => {
    if (isSafeAttribute(name, key, value)) return true;
    removed.push({ line, what: `the attribute ${key} of <${name}>` });
    return false;
  });
  const children = element.children.flatMap((child): (XmlNode | string)[] => {
    if (typeof child === 'string') return [child];
    if (isSafeElement(child)) return [cleanElement(child, removed)];
    removed.push({ line: child.line, what: `<${nameAsWritten(child)}>` });
    return [];
  });
  return { ...element, attributes: Object.fromEntries(attributes), children };
}

function isSafeElement(element: XmlNode): boolean {
  const { name, children } = element;
  if (!ELEMENTS.has(nameAsWritten(element))) return false;
  return name !== 'style' || children.every((child) => typeof child === 'string' && isSafeCss(child));
}

function isSafeAttribute(element: string, name: string, value: string): boolean {
  if (/^on/i.test(name)) return false;
  if (name.includes(':') && !PREFIXED_ATTRIBUTES.has(name)) return false;
  if (name === 'href' || name === 'xlink:href') {
    return value.startsWith('#') || (element === 'image' && INLINE_BITMAP.test(value));
  }
  return name === 'xmlns' || isSafeCss(value);
}

/** CSS that loads nothing: every url() points into the drawing itself. Escapes could hide one, so there are none. */
function isSafeCss(css: string): boolean {
  if (/@import|image-set|\\/i.test(css)) return false;
  return [...css.matchAll(/url\s*\(\s*["']?([\s\S]?)/gi)].every(([, first]) => first === '#');
}

function readSize(attributes: ReadonlyMap<string, string>): { width: number; height: number } | undefined {
  const box =
    attributes
      .get('viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const width = box[2] ?? Number.parseFloat(attributes.get('width') ?? '');
  const height = box[3] ?? Number.parseFloat(attributes.get('height') ?? '');
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : undefined;
}
