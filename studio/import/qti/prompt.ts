import type { Words } from '../../../src/protocol/pack/words.ts';
import type { ItemContext } from './item-context.ts';

/** HTML block by block as inline Markdown, one paragraph a block. */
export const inlineBlocks = (html: readonly string[], { inline }: ItemContext): string =>
  html
    .map(inline)
    .filter((text) => text.trim() !== '')
    .join('\n\n');

/** What a question asks; where it has no words of its own, the item's title stands above it. */
export const promptOf = (html: readonly string[], context: ItemContext): Words => ({
  [context.lang]: inlineBlocks(html, context) || escapeMarkdown(context.item.title) || '…',
});

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
