/** The name that notes.css gives its colours to. */
const NAME = 'note-words';

/** Whether words can be coloured without a change of the document (CSS Custom Highlight API: Chrome 105, Safari 17.2, Firefox 140). */
export const canPaint = (): boolean => 'highlights' in CSS && typeof Highlight === 'function';

/** Colours words; several texts of a page do so at a time. Returns how to take it back. */
export function paintWords(ranges: readonly Range[]): () => void {
  if (!canPaint()) return () => {};
  const painted = CSS.highlights.get(NAME) ?? new Highlight();
  CSS.highlights.set(NAME, painted);
  for (const range of ranges) painted.add(range);
  return () => {
    for (const range of ranges) painted.delete(range);
  };
}

/** Whether a point of the window is on one of the words. */
export const isOnWords = (ranges: readonly Range[], x: number, y: number): boolean =>
  ranges.some((range) =>
    [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    ),
  );
