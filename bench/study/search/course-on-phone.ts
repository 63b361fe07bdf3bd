/** A course as search finds it in the library, and its chunks as text by their names. */
export interface CourseOnPhone {
  readonly row: Record<string, unknown>;
  readonly chunks: Readonly<Record<string, string>>;
}

interface Plan {
  readonly course: number;
  readonly lang: string;
  readonly prose: (count: number) => string;
}

const MODULES = 6;
const LESSONS = 4;
const BLOCKS = 12;
const BLOCK_WORDS = 45;
const CUES = 60;
const CUE_WORDS = 9;
const CUE_SECONDS = 6;
const QUESTIONS = 5;
const TITLE_WORDS = 5;

/** A course of 24 lessons, each with a text, a film of six minutes and a quiz, in one language. */
export function courseOnPhone({ course, lang, prose }: Plan): CourseOnPhone {
  const chunks: Record<string, string> = {};
  const keep = (nth: number, text: string) => {
    const hash = `${course.toString(16).padStart(8, '0')}${nth.toString(16).padStart(8, '0')}`.padEnd(64, '0');
    chunks[hash] = text;
    return { hash, bytes: text.length };
  };
  const title = () => ({ [lang]: prose(TITLE_WORDS) });
  let number = 0;
  const modules = Array.from({ length: MODULES }, () => {
    const texts: Record<number, unknown> = {};
    const quizzes: Record<number, unknown> = {};
    const lessons = Array.from({ length: LESSONS }, () => {
      const [lesson, text, video, quiz] = [++number, ++number, ++number, ++number];
      texts[text] = Array.from({ length: BLOCKS }, (_, n) => ({ n: n + 1, html: `<p>${prose(BLOCK_WORDS)}</p>` }));
      quizzes[quiz] = Array.from({ length: QUESTIONS }, (_, n) => ({ n: n + 1, prompt: prose(BLOCK_WORDS / 4) }));
      return {
        ...{ number: lesson, title: title(), minutes: 15 },
        items: [
          { kind: 'text', number: text, title: title() },
          { kind: 'video', number: video, title: title(), captions: { [lang]: keep(number, captions(prose)) } },
          { kind: 'quiz', number: quiz, title: title() },
        ],
      };
    });
    return { lessons, text: { [lang]: keep(100_000 + number, JSON.stringify({ texts, quizzes })) } };
  });
  const root = { source: lang, languages: [lang], title: title(), summary: title(), outcomes: {} };
  return { row: { course, version: 1, rootHash: '', root, modules }, chunks };
}

function captions(prose: Plan['prose']): string {
  const clock = (seconds: number) =>
    `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;
  const cues = Array.from(
    { length: CUES },
    (_, n) => `${clock(n * CUE_SECONDS)} --> ${clock((n + 1) * CUE_SECONDS)}\n${prose(CUE_WORDS)}\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
}
