import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useWindow } from './use-window.ts';
import { heightOf, newLayout, type WindowLayout } from './window-layout.ts';
import './course-window.css';

interface CourseWindowProps {
  /** Rows, in their order. */
  order: readonly number[];
  /** The address of the list: whoever comes back to it finds it as high as it was. */
  address: string;
  label: string;
  /** Draws an article; a new function draws all anew. */
  draw: (row: number, position: number) => ComponentChildren;
}

/** One card at a time is what a cheap phone draws without a hitch. */
const PHONE = '(max-width: 39em)';
/** Whole rows of two and three columns. */
const WIDE_GROUP = 6;

/** The list that was shown last. */
let last: { address: string; courses: number; layout: WindowLayout } | undefined;

/** A list of any length, of which only what is near the screen is drawn. Page Up and Page Down go from course to course. */
export function CourseWindow({ order, address, label, draw }: CourseWindowProps) {
  const ref = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutOf(address, order.length), [address, order.length]);
  const drawn = useWindow(ref, layout);
  const cellOf = useMemo(() => createCells(order, layout.size, draw), [order, layout, draw]);
  const groups = layout.heights.length;
  const gap = (first: number, end: number) =>
    end > first && (
      <div key={`before-${end}`} class="course-gap" style={{ blockSize: `${heightOf(layout, first, end)}px` }} />
    );
  return (
    <div ref={ref} role="feed" aria-label={label} onKeyDown={(event) => moveByCourse(event)}>
      {drawn.flatMap((group, nth) => [gap((drawn[nth - 1] ?? -1) + 1, group), cellOf(group)])}
      {gap((drawn.at(-1) ?? -1) + 1, groups)}
    </div>
  );
}

/** Draws groups. What is the same as before is not looked at again. */
function createCells(
  order: readonly number[],
  size: number,
  draw: CourseWindowProps['draw'],
): (group: number) => VNode {
  const cells = new Map<number, VNode>();
  return (group) => {
    const cell = cells.get(group) ?? (
      <div key={group} class="grid course-group" data-group={group}>
        {order.slice(group * size, (group + 1) * size).map((row, nth) => draw(row, group * size + nth + 1))}
      </div>
    );
    cells.set(group, cell);
    return cell;
  };
}

function layoutOf(address: string, courses: number): WindowLayout {
  const size = matchMedia(PHONE).matches ? 1 : WIDE_GROUP;
  const isSame = last?.address === address && last.courses === courses && last.layout.size === size;
  if (!isSame || !last) last = { address, courses, layout: newLayout(courses, size) };
  return last.layout;
}

/** The course after or before the one that has the focus is always drawn. */
function moveByCourse(event: KeyboardEvent): void {
  const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
  const { target, currentTarget } = event;
  if (step === 0 || !(target instanceof Element) || !(currentTarget instanceof Element)) return;
  const articles = [...currentTarget.querySelectorAll<HTMLElement>('article')];
  const next = articles[articles.findIndex((article) => article.contains(target)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
