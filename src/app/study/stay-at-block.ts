/** A block of a text, and where it stands on the screen. */
export interface SeenBlock {
  readonly block: Element;
  readonly topPx: number;
}

/** The first block that begins on the screen, else the one that fills it; undefined where there is none. */
export function seenBlock(): SeenBlock | undefined {
  let filling: SeenBlock | undefined;
  for (const block of document.querySelectorAll('[data-block]')) {
    const { top, bottom } = block.getBoundingClientRect();
    if (top >= innerHeight) break;
    if (top >= 0) return { block, topPx: top };
    if (bottom > 0) filling = { block, topPx: top };
  }
  return filling;
}

/** After the texts have changed: scrolls so that the block stands where it stood. */
export function stayAt({ block, topPx }: SeenBlock, frames = 2): void {
  const movedPx = block.isConnected ? block.getBoundingClientRect().top - topPx : 0;
  if (Math.abs(movedPx) >= 1) scrollBy(0, movedPx);
  // What is above it in a long text gets its true height only once it comes near the screen.
  if (frames > 0) requestAnimationFrame(() => stayAt({ block, topPx }, frames - 1));
}
