import type { Note } from '../../protocol/notes/note.ts';
import type { CourseNotes, LessonNotes } from './group-notes.ts';

/** What a file of notes says in the language of the interface. */
export interface MarkdownWords {
  readonly title: string;
  readonly courseTitle: (course: CourseNotes) => string;
  readonly lessonTitle: (lesson: LessonNotes) => string;
  /** What a note is, where and from when. */
  readonly head: (note: Note) => string;
}

/** Notes as a Markdown text: a heading a course, one a lesson; the words of the course are quotations. */
export const notesAsMarkdown = (courses: readonly CourseNotes[], words: MarkdownWords): string =>
  `${[
    `# ${line(words.title)}`,
    ...courses.flatMap((course) => [
      `## ${line(words.courseTitle(course))}`,
      ...course.lessons.flatMap((lesson) => [
        `### ${line(words.lessonTitle(lesson))}`,
        ...lesson.notes.flatMap((note) => [`**${line(words.head(note))}**`, ...bodyOf(note)]),
      ]),
    ]),
  ].join('\n\n')}\n`;

function bodyOf({ place, quote, text, revisions }: Note): string[] {
  const about = place.type === 'block' && quote === '' ? `${place.after} …` : quote;
  const quotation = about === '' ? [] : [lines(about).replace(/^/gm, '> ')];
  const own = [text, ...revisions.map((revision) => revision.text)].filter((words) => words !== '');
  return [...quotation, ...own.map(lines)];
}

const line = (text: string): string => literal(text.replace(/\s+/g, ' ').trim());

/** Each line of hers stays a line; an empty one parts paragraphs, as it does in Markdown. */
const lines = (text: string): string =>
  literal(
    text
      .trim()
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n'),
  )
    .replace(/\n{2,}/g, '\n\n')
    .replace(/([^\n])\n(?!\n)/g, '$1\\\n');

/** What would be taken for a mark is text, wherever it stands; so is what is one only at the beginning of a line. */
const literal = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
    .replace(/^([-+=])/gm, '\\$1')
    .replace(/^(\d+)([.)])/gm, '$1\\$2');
