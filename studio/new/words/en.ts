import type { StarterWords } from '../starter-words.ts';

export const en: StarterWords = {
  summary: 'One or two sentences: for whom the course is, and what they can do afterwards.',
  outcome: 'Write an outcome that can be seen: a verb, and what it is done with',
  module: 'First module',
  readTitle: 'A text with a picture',
  practiseTitle: 'A text and a quiz',
  quizTitle: 'What do you remember?',
  readText: `## Write as you would speak

A lesson takes ten to fifteen minutes. Put **one idea** in each paragraph; a phone shows a few lines at a time.

![Three stations on a route, joined by a line](images/route.svg)

The words in square brackets are for those who cannot see the picture.

## Keep it light

- Text costs nearly nothing: a whole module weighs less than one photograph.
- Draw what can be drawn; a drawing in SVG stays sharp and small.
`,
  practiseText: `## Practise soon

Ask right after you have explained. Who answers remembers more than who reads twice.

| Kind of question | Good for |
| --- | --- |
| Single choice | telling two things apart |
| True or false | a common mistake |
| A number | reckoning |
`,
  single: {
    prompt: 'How many **ideas** belong in a paragraph?',
    right: 'One',
    wrong: 'As many as fit',
    why: 'A phone shows a few lines at a time.',
  },
  trueFalse: { prompt: 'A question right after the explanation helps to remember.', why: 'Answering is practice.' },
  numeric: { prompt: 'How many questions has this quiz?', unit: 'questions' },
  comments: {
    publisher: 'Who publishes. Ask for a number of your own before you publish: courses are numbered in its block.',
    number: 'The number of the course in the block, 1 to 4095, for ever.',
    languages: 'The first is the source; machine: languages that a machine translated.',
    subject:
      'teaching, digital-skills, languages, science, engineering, computing, health, business, arts; beginner, intermediate, advanced.',
    licence: 'Under which others may use the course, and whom they have to name.',
    order: 'Folders, in order. A folder that is renamed is a new thing; titles may change freely.',
    items: 'key names the files: "text" is text.LANGUAGE.md, "quiz" is quiz.yaml.',
    quiz: 'pass is in per cent. Every question has a key of its own; exactly one choice of "single" is right.',
  },
};
