import type { Words } from '../../../src/protocol/pack/words.ts';
import type { ItemContext } from './item-context.ts';
import type { ResponseDeclaration } from './response-declaration.ts';

/** What all questions have, and the answer that one awaits. */
export interface Asked {
  context: ItemContext;
  declaration: ResponseDeclaration;
  entries: { key: string; prompt: Words };
}
