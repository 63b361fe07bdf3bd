/** Which blocks of a text were before her eyes long enough to count as read. */
export interface ReadTracker {
  /** The block came into view, or left it. */
  inView(block: number, isInView: boolean, nowMs: number): void;
  /** Nothing is seen any more: the page went to the back. */
  hide(nowMs: number): void;
  /** The blocks that have now been in view long enough; each is named once. */
  take(nowMs: number): number[];
  /** Blocks that were taken and could not be saved: they are taken again. */
  giveBack(blocks: readonly number[]): void;
  /** The first block, in reading order, that is in view. */
  topmost(order: readonly number[]): number | undefined;
}

/** A block that only flew past was not read. */
const READ_AFTER_MS = 1000;

/** `known` are the blocks that count as read already. */
export function createReadTracker(known: Iterable<number> = []): ReadTracker {
  const read = new Set(known);
  const since = new Map<number, number>();
  let unsaved: number[] = [];

  const settle = (block: number, nowMs: number): void => {
    if (read.has(block) || nowMs - (since.get(block) ?? nowMs) < READ_AFTER_MS) return;
    read.add(block);
    unsaved.push(block);
  };
  const leave = (block: number, nowMs: number): void => {
    settle(block, nowMs);
    since.delete(block);
  };

  return {
    inView: (block, isInView, nowMs) => {
      if (!isInView) leave(block, nowMs);
      else if (!since.has(block)) since.set(block, nowMs);
    },
    hide: (nowMs) => {
      for (const block of [...since.keys()]) leave(block, nowMs);
    },
    take: (nowMs) => {
      for (const block of since.keys()) settle(block, nowMs);
      const blocks = unsaved;
      unsaved = [];
      return blocks;
    },
    giveBack: (blocks) => {
      unsaved = [...unsaved, ...blocks];
    },
    topmost: (order) => order.find((block) => since.has(block)),
  };
}
