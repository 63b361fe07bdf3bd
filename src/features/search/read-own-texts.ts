import { deps } from '../../app/deps.ts';
import { addressOf } from '../../app/study/use-course-links.ts';
import { loadCommonTerms } from '../../app/terms/common-terms.ts';
import { type OpenCourse, readCourse } from '../../data/library/course.ts';
import { readNotes } from '../../data/study/read-notes.ts';
import type { Note } from '../../protocol/notes/note.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import type { OwnText } from '../../search/client.ts';

/** Her notes as search takes them: `lang` is that of the interface, in which she is likely to write. */
export async function readNoteTexts(lang: string): Promise<OwnText[]> {
  const { study, library } = deps();
  const notes = (await readNotes(study)).filter(({ text, quote }) => text !== '' || quote !== '');
  const courses = new Map<number, OpenCourse | undefined>();
  for (const { course } of notes) if (!courses.has(course)) courses.set(course, await readCourse(library, course));
  return notes.map((note) => {
    const course = courses.get(note.course);
    return {
      href: course ? noteAddress(course, note) : `/notes?course=${note.course}`,
      title: course ? inLanguage(course.root.title, lang, course.root.source) : '',
      ...{ lang, words: [note.text, note.quote].filter((words) => words !== '').join(' · ') },
    };
  });
}

/** An item that is in the course no more leads to where the note is still kept. */
function noteAddress(course: OpenCourse, { item, place, course: number }: Note): string {
  const there = addressOf(course, `#item-${item}`);
  if (!there) return `/notes?course=${number}`;
  return place.type === 'block' ? `${there}&block=${place.block}` : `${there}&t=${place.second}`;
}

/** The terms that come with the app, in all their languages. */
export async function readTermTexts(lang: string): Promise<OwnText[]> {
  const terms = await loadCommonTerms(lang);
  return terms.map(({ n, words, means }) => ({
    href: `/glossary?term=${n}`,
    title: words[lang] ?? Object.values(words)[0] ?? '',
    ...{ lang, words: `${Object.values(words).join(' · ')}: ${means}` },
  }));
}
