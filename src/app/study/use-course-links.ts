import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { lessonsOf, type OpenCourse } from '../../data/library/course.ts';

const HASH = '#item-';

/**
 * Links of a course's words that lead to another item or lesson of it (pack-spec [LINK1]) get the address of its page; those
 * to what stands on this page are left to the browser. Words come late, and with taps: each is looked at as it appears.
 */
export function useCourseLinks(part: RefObject<HTMLElement | null>, course: OpenCourse): void {
  useLayoutEffect(() => {
    if (!part.current) return;
    const look = () => {
      for (const link of part.current?.querySelectorAll<HTMLAnchorElement>(`a[href^="${HASH}"]`) ?? []) {
        if (!document.getElementById(link.hash.slice(1))) link.href = addressOf(course, link.hash) ?? link.href;
      }
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(part.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [part, course]);
}

/** The page of a lesson, or of an item in its lesson; undefined where the course has neither. */
export function addressOf(course: OpenCourse, hash: string): string | undefined {
  const number = Number(hash.slice(HASH.length));
  const lesson = lessonsOf(course)
    .map((placed) => placed.lesson)
    .find((one) => one.number === number || one.items.some((item) => item.number === number));
  return lesson && `/course/${course.root.course}/${lesson.number}?item=${number}`;
}
