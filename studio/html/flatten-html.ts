import type { Root } from 'hast';
import { Tokenizer, TokenizerMode } from 'parse5';

/** Elements whose text is not markup, and how it is read. The words of the first four are not for readers. */
const RAW: Readonly<Record<string, number>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  xmp: TokenizerMode.RAWTEXT,
};
const UNREAD = new Set(['script', 'style', 'iframe', 'noframes']);

const INLINE = new Set(
  'a abbr b bdi bdo big cite code em font i ins del kbd mark q s small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/** Those beyond are one. */
const MAX_PARAGRAPHS = 2_000;

/** The words of a page in paragraphs, read tag by tag: no tree is built, so nothing can make it deep or slow. */
export function flattenHtml(html: string): Root {
  const paragraphs: string[] = [''];
  let inside = '';
  const write = (words: string): void => {
    if (!UNREAD.has(inside)) paragraphs.push(`${paragraphs.pop()}${words}`);
  };
  const part = (tag: string): void => {
    if (INLINE.has(tag) || paragraphs.at(-1) === '') return;
    if (paragraphs.length < MAX_PARAGRAPHS) paragraphs.push('');
    else write(' ');
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: ({ tagName }) => {
        part(tagName);
        const mode = RAW[tagName];
        if (mode === undefined) return;
        inside = tagName;
        tokenizer.state = mode;
      },
      onEndTag: ({ tagName }) => {
        part(tagName);
        inside = '';
      },
      onCharacter: ({ chars }) => write(chars),
      onWhitespaceCharacter: ({ chars }) => write(chars),
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html, true);
  return {
    type: 'root',
    children: paragraphs
      .filter((words) => words.trim() !== '')
      .map((value) => ({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [{ type: 'text', value }],
      })),
  };
}
