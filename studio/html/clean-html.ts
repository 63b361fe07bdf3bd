import type { Element, ElementContent, Root, RootContent } from 'hast';
import { cleanTable } from './clean-table.ts';
import { EMBED_MARK, KEPT, REMOVED, RENAMED, UNSEEN, UNWRAPPED } from './elements.ts';
import { formulaIn, partFormulas } from './formulas.ts';
import type { Embed, HtmlContext } from './html-context.ts';
import { iconIn } from './icons.ts';
import { isScript } from './is-script.ts';
import { distribute, element, hasBlocks, takeOut, textIn, words } from './phrasing.ts';
import { smallSigns } from './small-signs.ts';

const MAX_NESTS = 12;

/** A page of nothing but what Markdown has a form for. `embeds` are the Markdown of its `x-embed` elements, by number. */
export interface CleanHtml {
  children: ElementContent[];
  embeds: string[];
}

/** Makes a parsed page ready for Markdown. Whatever is taken out is a finding, but for what nobody ever saw. */
export function cleanHtml(root: Root, context: HtmlContext): CleanHtml {
  const embeds: string[] = [];
  let nests = 0;
  /** Inside of code dollars and backslashes are what they are. */
  let codes = 0;
  const raise = Math.min(...headingLevels(root)) - 2;
  const removed = (what: string) => context.report('markup-removed', context.file, undefined, `${what} was left out`);

  const cleanAll = (nodes: readonly RootContent[]): ElementContent[] => nodes.flatMap(clean);

  const clean = (node: RootContent): ElementContent[] => {
    if (node.type === 'text') return codes > 0 ? [words(node.value)] : partFormulas(node.value);
    if (node.type !== 'element') return [];
    const formula = formulaIn(node);
    if (formula) return [formula];
    const said = iconIn(node);
    if (said !== undefined) return [words(said)];
    for (const name of Object.keys(node.properties)) {
      if (/^on[A-Z]/.test(name)) removed(`the script in ${name.toLowerCase()} of <${node.tagName}>`);
    }
    return cleanElement(node);
  };

  const cleanElement = (node: Element): ElementContent[] => {
    const { tagName } = node;
    if (UNSEEN.has(tagName)) return [];
    if (REMOVED.has(tagName)) {
      removed(`<${tagName}>`);
      return [];
    }
    if (UNWRAPPED.has(tagName)) removed(`<${tagName}> (but not its words)`);
    const name = RENAMED[tagName] ?? tagName;
    switch (name) {
      case 'img':
        return cleanPicture(node);
      case 'a':
        return cleanLink(node);
      case 'table':
        return cleanTable(node, cleanAll);
      case 'iframe':
      case 'video':
      case 'audio':
      case 'object':
      case 'embed':
        return cleanEmbed(node, name);
      case 'sup':
      case 'sub':
        return cleanSmall(node, name);
      case 'q':
        return [words('“'), ...cleanAll(node.children), words('”')];
      case 'rt':
        return [words('('), ...cleanAll(node.children), words(')')];
      case 'dt':
      case 'summary':
      case 'legend':
        return [
          element(
            'div',
            distribute(cleanAll(node.children), (inner) => element('strong', inner)),
          ),
        ];
      default:
        return cleanMarkup(node, name);
    }
  };

  /** Lists in lists, each level of which Markdown indents further. */
  const cleanNest = (node: Element, tagName: string): ElementContent[] => {
    nests += 1;
    const children = cleanAll(node.children);
    nests -= 1;
    if (nests < MAX_NESTS)
      return [element(tagName, children, tagName === 'ol' ? { start: node.properties.start } : {})];
    removed(`the nesting of lists beyond ${MAX_NESTS} levels (but not their words)`);
    return [element('div', children)];
  };

  const cleanMarkup = (node: Element, tagName: string): ElementContent[] => {
    if (tagName === 'ul' || tagName === 'ol' || tagName === 'blockquote') return cleanNest(node, tagName);
    const isCode = tagName === 'code' || tagName === 'pre';
    codes += isCode ? 1 : 0;
    const children = cleanAll(node.children);
    codes -= isCode ? 1 : 0;
    if (!KEPT.has(tagName)) return children;
    if (tagName === 'li' && nests > MAX_NESTS) return [element('div', children)];
    const heading = /^h([1-6])$/.exec(tagName);
    if (heading) return cleanHeading(Number(heading[1]) - raise, children);
    if (tagName === 'strong' || tagName === 'em' || tagName === 'del') {
      return distribute(children, (inner) => element(tagName, inner));
    }
    if (isCode) return cleanCode(node, tagName, children);
    if (tagName === 'p') return [element(hasBlocks(children) ? 'div' : 'p', children)];
    return [element(tagName, children)];
  };

  const cleanHeading = (level: number, children: ElementContent[]): ElementContent[] => {
    const { rest, taken } = takeOut(children, ['img']);
    const name = `h${Math.min(6, level)}`;
    return [...distribute(rest, (inner) => element(name, inner)), ...taken];
  };

  const cleanCode = (node: Element, tagName: string, children: ElementContent[]): ElementContent[] => {
    const { rest, taken } = takeOut(children, [EMBED_MARK, 'img']);
    const isBlockOfCode = tagName === 'pre' || rest.some((child) => child.type === 'element' && child.tagName === 'br');
    const { className } = node.properties;
    const code = element(isBlockOfCode ? 'pre' : 'code', rest, tagName === 'code' ? { className } : {});
    return [code, ...taken];
  };

  const cleanPicture = ({ properties }: Element): ElementContent[] => {
    const alt = oneLine(properties.alt);
    const src = String(properties.src ?? '').trim();
    const title = oneLine(properties.title) ? { title: oneLine(properties.title) } : {};
    const address = src === '' || isScript(src) ? undefined : context.picture(src, alt);
    if (address !== undefined) return [element('img', [], { src: address, alt, ...title })];
    if (src === '' || isScript(src)) removed('a picture without an address');
    return alt === '' ? [] : [words(alt)];
  };

  const cleanLink = ({ properties, children }: Element): ElementContent[] => {
    const inner = cleanAll(children);
    const href = typeof properties.href === 'string' ? properties.href.trim() : '';
    if (href === '') return inner;
    if (isScript(href)) {
      context.report('unsafe-link', context.file, undefined, `a link to ${href.slice(0, 60)} became plain text`);
      return inner;
    }
    const address = context.link(href);
    if (address === undefined) return inner;
    const said = oneLine(properties.title);
    const title = said !== '' && said !== textIn(inner).trim() ? { title: said } : {};
    return distribute(inner, (within) => element('a', within, { href: address, ...title }));
  };

  const cleanEmbed = (node: Element, tag: Embed['tag']): ElementContent[] => {
    const { src, data, title, ariaLabel } = node.properties;
    const sources = sourcesIn(node.children);
    const own = String(src ?? data ?? '').trim() || (sources[0] ?? '');
    if (node.properties.srcDoc !== undefined) removed('the page that an <iframe> held in itself');
    if (isScript(own)) removed(`<${tag}>, which held script,`);
    const markdown = context.embed({
      tag,
      src: isScript(own) ? '' : own,
      title: oneLine(title ?? ariaLabel),
      sources: sources.filter((source) => !isScript(source)),
    });
    if (markdown.trim() === '') return [];
    embeds.push(markdown.trim());
    return [element(EMBED_MARK, [], { dataNumber: embeds.length - 1 })];
  };

  const cleanSmall = (node: Element, way: 'sup' | 'sub'): ElementContent[] => {
    const children = cleanAll(node.children);
    const isPlain = children.every((child) => child.type === 'text');
    return isPlain && textIn(children).trim() !== '' ? [words(smallSigns(textIn(children), way))] : children;
  };

  return { children: cleanAll(root.children), embeds };
}

const headingLevels = (node: Root | Element): number[] => {
  const levels = node.children.flatMap((child) => (child.type === 'element' ? headingLevels(child) : []));
  const own = node.type === 'element' ? /^h([1-6])$/.exec(node.tagName) : null;
  return [
    ...(own && textIn(node.type === 'element' ? node.children : []).trim() ? [Number(own[1])] : []),
    ...levels,
    6,
  ];
};

const sourcesIn = (nodes: readonly ElementContent[]): string[] =>
  nodes
    .filter((node) => node.type === 'element')
    .flatMap((node) => [
      ...(node.tagName === 'source' ? [String(node.properties.src ?? '')] : []),
      ...sourcesIn(node.children),
    ])
    .filter((source) => source !== '');

const oneLine = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '');
