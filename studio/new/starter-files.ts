import { type StarterWords, starterWords } from './starter-words.ts';

export interface Starter {
  title: string;
  /** The source language comes first. */
  languages: readonly [string, ...string[]];
  number: number;
  /** Undefined where a publisher.yaml stands beside the course already. */
  publisher: { number: number; name: string } | undefined;
}

/** The files of a starter course, by path: a module of two lessons, a picture, a quiz, and comments that tell what is what. */
export function starterFiles({ title, languages, number, publisher }: Starter): Map<string, string> {
  const [source] = languages;
  const { comments } = starterWords(source);
  const words = (pick: (words: StarterWords) => string): string =>
    `{ ${languages.map((lang) => `${lang}: ${quoted(pick(starterWords(lang)))}`).join(', ')} }`;
  const files = new Map<string, string>();
  if (publisher) {
    files.set(
      'publisher.yaml',
      `# ${comments.publisher}\nnumber: ${publisher.number}\nname: ${quoted(publisher.name)}\n`,
    );
  }
  const outcomes = languages.map((lang) => `${lang}: [${quoted(starterWords(lang).outcome)}]`).join(', ');
  files.set(
    'course.yaml',
    `# ${comments.number}
number: ${number}
# ${comments.languages}
source: ${source}
languages: [${languages.join(', ')}]
machine: []
title: { ${languages.map((lang) => `${lang}: ${quoted(title)}`).join(', ')} }
summary: ${words(({ summary }) => summary)}
outcomes: { ${outcomes} }
# ${comments.subject}
subject: teaching
level: beginner
# ${comments.licence}
licence: CC-BY-4.0
attribution: []
mark: { sign: ${(number % 6) + 1}, cloth: ${'abcd'.charAt(number % 4)} }
# ${comments.order}
modules: [first-module]
`,
  );
  files.set('first-module/module.yaml', `title: ${words(({ module }) => module)}\nlessons: [read, practise]\n`);
  files.set(
    'first-module/read/lesson.yaml',
    `title: ${words(({ readTitle }) => readTitle)}
minutes: 10
# ${comments.items}
items:
  - { key: text, kind: text }
`,
  );
  files.set(
    'first-module/practise/lesson.yaml',
    `title: ${words(({ practiseTitle }) => practiseTitle)}
minutes: 10
items:
  - { key: text, kind: text }
  - { key: quiz, kind: quiz, title: ${words(({ quizTitle }) => quizTitle)} }
`,
  );
  files.set('first-module/practise/quiz.yaml', quizFile(comments.quiz, words));
  files.set('first-module/read/images/route.svg', PICTURE);
  for (const lang of languages) {
    files.set(`first-module/read/text.${lang}.md`, starterWords(lang).readText);
    files.set(`first-module/practise/text.${lang}.md`, starterWords(lang).practiseText);
  }
  return files;
}

const quizFile = (comment: string, words: (pick: (words: StarterWords) => string) => string): string => `# ${comment}
pass: 60
questions:
  - key: ideas
    type: single
    prompt: ${words(({ single }) => single.prompt)}
    choices:
      - { key: one, right: true, text: ${words(({ single }) => single.right)} }
      - { key: many, text: ${words(({ single }) => single.wrong)} }
    explain: ${words(({ single }) => single.why)}
    see: text
  - key: soon
    type: truefalse
    prompt: ${words(({ trueFalse }) => trueFalse.prompt)}
    answer: true
    explain: ${words(({ trueFalse }) => trueFalse.why)}
  - key: count
    type: numeric
    prompt: ${words(({ numeric }) => numeric.prompt)}
    answer: 3
    unit: ${words(({ numeric }) => numeric.unit)}
`;

/** A JSON string is a YAML string. */
const quoted = (text: string): string => JSON.stringify(text);

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120">
<rect width="320" height="120" fill="#efe7d7"/>
<path d="M50 80Q110 20 160 60T270 50" fill="none" stroke="#2c307d" stroke-width="5"/>
<circle cx="50" cy="80" r="12" fill="#0a625c"/>
<circle cx="160" cy="60" r="12" fill="#f5ad23" stroke="#1a1c3c" stroke-width="3"/>
<circle cx="270" cy="50" r="12" fill="#fffdf8" stroke="#2c307d" stroke-width="4"/>
</svg>
`;
