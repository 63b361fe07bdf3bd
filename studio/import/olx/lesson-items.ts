import type { ItemDraft } from '../draft.ts';
import { readText } from '../package-text.ts';
import { quizLimits } from '../quiz-limits.ts';
import { toHtml } from '../xml-to-html.ts';
import { convertAssessment } from './convert-assessment.ts';
import { convertPage } from './convert-page.ts';
import { convertVideo } from './convert-video.ts';
import type { OlxContext } from './course-context.ts';
import { convertProblem } from './problem/convert-problem.ts';
import { isContainer, type OlxBlock } from './read-blocks.ts';

/** What a unit shows, in its order: pages that follow each other are one text, problems that do are one quiz. */
export async function unitItems(unit: OlxBlock, title: string, context: OlxContext): Promise<ItemDraft[]> {
  const items: ItemDraft[] = [];
  for (const block of unitBlocks(unit, context)) {
    context.signal?.throwIfAborted();
    for (const item of await blockItems(block, title, context)) context.links.lead(block.id, join(items, item));
  }
  const [first] = items;
  if (first?.from) for (const id of idsIn(unit)) context.links.lead(id, first.from);
  return items;
}

const idsIn = (block: OlxBlock): string[] => [block.id, ...block.children.flatMap(idsIn)];

/** The blocks of a unit, and of containers inside it. */
function unitBlocks(unit: OlxBlock, context: OlxContext): OlxBlock[] {
  if (!isContainer(unit.type)) return [unit];
  return unit.children.flatMap((block) => {
    if (!isContainer(block.type)) return [block];
    noteContainer(block, context);
    return unitBlocks(block, context);
  });
}

/** Blocks that show a part of what they hold: here all of it is shown. */
function noteContainer({ type, title, id, file, node, children }: OlxBlock, { report, tally }: OlxContext): void {
  if (type === 'vertical' || type === 'unit') return;
  tally.found(`not defined: ${type}`);
  const count = node.attributes.max_count;
  const rule =
    type === 'conditional'
      ? 'the condition'
      : `the choice of ${count && count !== '-1' ? count : 'some'} of ${children.length} parts`;
  const rest = children.length > 0 ? 'all of it came in' : 'and nothing in it is in the export';
  const code = children.length > 0 ? 'simplified' : 'left-out';
  report(code, file, undefined, `${type} "${title ?? id}": without ${rule}; ${rest}`);
}

/** Puts an item after others, into the last one where both are parts of one text or quiz; tells what it is now a part of. */
function join(items: ItemDraft[], item: ItemDraft): string {
  const last = items.at(-1);
  if (last?.kind === 'text' && item.kind === 'text' && !last.role && !item.role) {
    const [[lang, text] = ['', '']] = Object.entries(item.text);
    last.text = { [lang]: `${last.text[lang] ?? ''}\n\n${text}` };
  } else if (last?.kind === 'quiz' && item.kind === 'quiz') {
    const first = last.questions.length + 1;
    const added = item.questions.map((question, index) => ({ ...question, key: `q${first + index}` }));
    last.questions = [...last.questions, ...added];
    if (last.attempts !== item.attempts) delete last.attempts;
  } else items.push(item);
  return items.at(-1)?.from ?? '';
}

/** What blocks are counted as whose file says nothing of them. */
const MISSING_KINDS: Readonly<Record<string, string>> = { html: 'html', video: 'video', problem: 'problem: missing' };

async function blockItems(block: OlxBlock, title: string, context: OlxContext): Promise<ItemDraft[]> {
  const { tally, lang, report } = context;
  const { type, id, file } = block;
  const own = block.title ?? title;
  if (block.isMissing && MISSING_KINDS[type]) {
    tally.found(MISSING_KINDS[type]);
    return [];
  }
  switch (type) {
    case 'html':
      return pageItems(block, await htmlOf(block, context), title, context);
    case 'problem': {
      const { questions, html } = convertProblem(block, own, context);
      if (html !== undefined) return textItems(html, block, title, context).items;
      if (questions.length === 0) return [];
      const limits = quizLimits({ attempts: Number(block.node.attributes.max_attempts) });
      const entries = { key: 'quiz', title: { [lang]: title }, from: `problem/${id}` };
      return [{ ...entries, kind: 'quiz', pass: 60, ...limits, questions }];
    }
    case 'video': {
      tally.found('video');
      const items = convertVideo(block, own, context);
      if (items.some((item) => item.kind === 'video')) tally.imported('video');
      return items;
    }
    case 'openassessment': {
      tally.found('not defined: openassessment');
      const text = convertAssessment(block, context);
      if (text === '') break;
      tally.imported('not defined: openassessment');
      return [
        {
          kind: 'text',
          role: 'assignment',
          key: 'assignment',
          title: { [lang]: own },
          from: `${type}/${id}`,
          text: { [lang]: text },
        },
      ];
    }
    case 'discussion': {
      tally.found('not defined: discussion');
      tally.imported('not defined: discussion');
      const { discussion_target: target = own, discussion_category: category } = block.node.attributes;
      const topic = [...new Set([category, target])].filter((words) => words).join(': ');
      const text = convertPage(toHtml([topic]), file, context).text || own;
      return [
        {
          kind: 'text',
          role: 'discussion',
          key: 'discussion',
          title: { [lang]: target },
          from: `${type}/${id}`,
          text: { [lang]: text },
        },
      ];
    }
    default:
      tally.found(`not defined: ${type}`);
  }
  report('left-out', file, block.node.line, `${type} "${own}": blocks of this kind do not come in`);
  return [];
}

/** The HTML of a page: in its file, or inside its element. */
async function htmlOf({ node, type, id }: OlxBlock, { files, root, report }: OlxContext): Promise<string | undefined> {
  const { filename } = node.attributes;
  if (filename === undefined) return toHtml(node.children);
  const path = `${root}${type}/${filename}.html`;
  const inside = /(?:^|\/)\.\.(?:\/|$)/.test(path) ? undefined : path;
  if (inside) return readText(files, inside, report);
  report('left-out', `${root}${type}/${id}.xml`, node.line, `its file ${filename} is outside the course`);
  return undefined;
}

function pageItems(block: OlxBlock, html: string | undefined, title: string, context: OlxContext): ItemDraft[] {
  const { tally, report } = context;
  if (html === undefined) {
    tally.found('html');
    return [];
  }
  const { items, isText } = textItems(html, block, title, context);
  const kind = isText || items.length > 0 ? 'html' : 'not defined: html without words';
  tally.found(kind);
  if (items.length > 0) tally.imported(kind);
  else
    report('left-out', block.file, undefined, `html "${block.title ?? block.id}" has no words, only styles or scripts`);
  return items;
}

function textItems(
  html: string,
  block: OlxBlock,
  title: string,
  context: OlxContext,
): { items: ItemDraft[]; isText: boolean } {
  const { lang } = context;
  const from = `${block.type}/${block.id}`;
  const { text, videos } = convertPage(html, block.file, context);
  const item: ItemDraft = { kind: 'text', key: 'text', title: { [lang]: title }, from, text: { [lang]: text } };
  const named = videos.map((video, index) => ({
    title: { [lang]: title },
    ...video,
    from: `${from}/video-${index + 1}`,
  }));
  return { items: [...(text === '' ? [] : [item]), ...named], isText: text !== '' };
}
