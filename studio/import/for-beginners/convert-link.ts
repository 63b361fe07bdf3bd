import type { Page } from './convert-page.ts';

const VIDEO = /^https?:\/\/(?:(?:www|m|img)\.)?(?:youtube\.com|youtu\.be|vimeo\.com)\//i;

/** The number of the quiz that an address leads to. */
export function isQuizLink(url: string): number | undefined {
  const number = /\/quiz\/(\d+)\/?(?:[?#].*)?$/.exec(url)?.[1];
  return number === undefined ? undefined : Number(number);
}

interface Link {
  url: string;
  title?: string | null | undefined;
  line: number;
  /** The words of the link, as Markdown. */
  label: () => string;
}

/** Links to the net stay; all others become their words, with a finding that tells why. */
export function convertLink({ url, title, line, label }: Link, { file, report, isInCourse }: Page): string {
  if (isQuizLink(url) !== undefined) {
    report('quiz-link', file, line, `the link to ${url} went: the quiz is an item of the lesson`);
    return label();
  }
  if (VIDEO.test(url)) report('online-video', file, line, `the video ${url} can only be watched online`);
  if (/^(?:https?|mailto):./i.test(url)) {
    return `[${label()}](<${url}>${title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : ''})`;
  }
  if (url.startsWith('#') || isInCourse(url)) {
    report('in-course-link', file, line, `the link to ${url} within the course became plain text`);
  } else {
    report('broken-link', file, line, `the link to ${url} leads to nothing in the course and became plain text`);
  }
  return label();
}
