import type { BlockSpan, BlockWords } from '../../protocol/notes/find-place.ts';

/** A block of a text on the page: its words, and where each of them stands in the document. */
export interface ReadBlock extends BlockWords {
  readonly element: HTMLElement;
  /** The part of the document that holds a stretch of the words. */
  rangeOf(from: number, to: number): Range | undefined;
  /** What of the block's words a part of the document holds. */
  spanIn(range: Range): BlockSpan | undefined;
}

/** The blocks of a text in their order. Their words are read when they are asked for. */
export const readBlocks = (prose: HTMLElement): ReadBlock[] =>
  [...prose.querySelectorAll<HTMLElement>('[data-block]')].map(readBlock);

function readBlock(element: HTMLElement): ReadBlock {
  const n = Number(element.dataset.block);
  let known: Words | undefined;
  const words = (): Words => {
    known ??= readWords(element);
    return known;
  };
  return {
    n,
    element,
    get text() {
      return words().text;
    },
    rangeOf: (from, to) => rangeIn(words(), from, to),
    spanIn(range) {
      if (!range.intersectsNode(element)) return undefined;
      const { letters } = words();
      const isInside = insideOf(range);
      const from = letters.findIndex(isInside);
      return from < 0 ? undefined : { block: n, from, to: letters.findLastIndex(isInside) + 1 };
    },
  };
}

/** A letter of the words: a UTF-16 unit of a text node. */
type Letter = readonly [node: Text, at: number];

interface Words {
  readonly text: string;
  readonly letters: readonly Letter[];
}

/** What the app itself puts into a text is not of its words. */
const NOT_WORDS = 'button, dialog, [popover], [data-aside]';

/** The words of an element, runs of white space as one space. */
function readWords(element: HTMLElement): Words {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(NOT_WORDS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const letters: Letter[] = [];
  let text = '';
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (!(node instanceof Text)) continue;
    for (let at = 0; at < node.length; at++) {
      const isSpace = /\s/.test(node.data.charAt(at));
      if (isSpace && (text === '' || text.endsWith(' '))) continue;
      text += isSpace ? ' ' : node.data.charAt(at);
      letters.push([node, at]);
    }
  }
  return { text, letters };
}

function rangeIn({ letters }: Words, from: number, to: number): Range | undefined {
  const [first, last] = [letters[from], letters[to - 1]];
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(last[0], last[1] + 1);
  return range;
}

/** Whether a letter is in a range. Asked node for node, for the letters of one node come one after the other. */
function insideOf(range: Range): (letter: Letter) => boolean {
  let known: { node: Text; from: number; to: number } | undefined;
  return ([node, at]) => {
    if (known?.node !== node) {
      const isTouched = range.intersectsNode(node);
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      known = { node, from, to: isTouched ? to : 0 };
    }
    return at >= known.from && at < known.to;
  };
}
