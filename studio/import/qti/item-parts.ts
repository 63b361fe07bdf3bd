import type { XmlNode } from '../../xml/xml-node.ts';
import type { Piece } from './body-pieces.ts';

/** What becomes one question: HTML block by block, with the words before it that nothing else claims. */
export type ItemPart =
  | { kind: 'interaction'; before: string[]; node: XmlNode }
  | { kind: 'gaps'; before: string[]; html: string[] };

/** Groups the pieces of a body: words belong to the question that follows; words between gaps, to the gaps. */
export function partsOf(pieces: readonly Piece[]): { parts: ItemPart[]; trailing: string[] } {
  const parts: ItemPart[] = [];
  let pending: string[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (piece.kind === 'words') {
      pending.push(piece.html);
      continue;
    }
    if (piece.kind === 'interaction') parts.push({ kind: 'interaction', before: pending, node: piece.node });
    else if (last?.kind === 'gaps') last.html.push(...pending, piece.html);
    else parts.push({ kind: 'gaps', before: pending, html: [piece.html] });
    pending = [];
  }
  return { parts, trailing: pending };
}
