import type { QuizItem } from '../pack/module-manifest.ts';
import type { Ask } from '../pack/sealed-question.ts';
import type { Question } from '../pack/text-chunk.ts';

/**
 * The questions of a quiz as one attempt shows them [QUIZ5]. Their order follows from the attempt's id alone, and that of a question's
 * choices from the id and the question's number: it is the same after a restart and on her other phone. Numbers stay, and with
 * them what is right. Cards to be put in order, and true and false, stay as they were published.
 */
export function shuffleQuiz(
  questions: readonly Question[],
  shuffle: QuizItem['shuffle'],
  attempt: string,
): readonly Question[] {
  if (!shuffle) return questions;
  const asked = questions.map((question) => shuffleChoices(question, `${attempt}/${question.n}`));
  return shuffle === 'all' ? inOrderOf(asked, attempt) : asked;
}

function shuffleChoices(question: Question, seed: string): Question {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { ...question, choices: inOrderOf(question.choices, seed) };
    case 'match':
      return { ...question, right: inOrderOf(question.right, seed) };
    case 'gaps':
      return {
        ...question,
        gaps: question.gaps.map((gap) =>
          gap.type === 'choice' ? { ...gap, choices: inOrderOf(gap.choices, `${seed}/${gap.n}`) } : gap,
        ),
      };
    case 'sealed':
      return { ...question, ask: shuffleAsk(question.ask, seed) };
    default:
      return question;
  }
}

function shuffleAsk(ask: Ask, seed: string): Ask {
  switch (ask.type) {
    case 'single':
    case 'multiple':
      return { ...ask, choices: inOrderOf(ask.choices, seed) };
    case 'match':
      return { ...ask, right: inOrderOf(ask.right, seed) };
    case 'gaps':
      return {
        ...ask,
        gaps: ask.gaps.map((gap) =>
          gap.type === 'choice' ? { ...gap, choices: inOrderOf(gap.choices, `${seed}/${gap.n}`) } : gap,
        ),
      };
    default:
      return ask;
  }
}

/** In the order of a hash of each one's number: as even as the hash is, and nothing that is added later moves the others about. */
const inOrderOf = <T extends { readonly n: number }>(things: readonly T[], seed: string): T[] =>
  things
    .map((thing) => ({ thing, rank: hash(`${seed}:${thing.n}`) }))
    .sort((a, b) => a.rank - b.rank || a.thing.n - b.thing.n)
    .map(({ thing }) => thing);

/** FNV-1a of 32 bits, mixed to its end by the finaliser of MurmurHash3: short texts that differ in one digit fall far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
