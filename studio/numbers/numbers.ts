import { createHash } from 'node:crypto';
import { alignTranslation } from './align-translation.ts';
import { type BlockMark, carryNumbers, type NumberedBlock } from './carry-numbers.ts';
import type { Lock } from './lock-schema.ts';

/** The short hash that locks keep: 64 bits tell an edit from none. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Gives numbers to the things of one course, and remembers them in the lock (pack-spec [NUM2]). */
export interface Numbers {
  /** Of a module, lesson or item, by its path. */
  thing: (path: string) => number;
  /** Of the blocks of a text in the source language. */
  blocks: (path: string, blocks: readonly BlockMark[]) => NumberedBlock[];
  /** Of the blocks of its translation, and how many of them the source does not have. */
  translated: (path: string, lang: string, blocks: readonly BlockMark[]) => { numbers: number[]; unaligned: number };
  question: (path: string, key: string) => number;
  choice: (path: string, question: string, key: string) => number;
  /**
   * Gives choices their numbers in the order of these keys, once: those that they had before the question was sealed were given in the
   * order of writing, and go (pack-spec [QUIZ6]).
   */
  seal: (path: string, question: string, keys: readonly string[]) => void;
  /** Of a term of the glossary, by its key. */
  term: (key: string) => number;
  /** The revision of a video's time line: grows when its length does not stay. */
  revision: (path: string, seconds: number) => number;
}

type LockedQuestion = Lock['quizzes'][string]['questions'][string];

/** Works on the lock that it is given: the caller keeps the old one where a build fails. */
export function createNumbers(lock: Lock): Numbers {
  const textOf = (path: string) => getOrAdd(lock.texts, path, () => ({ next: 1, blocks: [], only: {} }));
  const quizOf = (path: string) => getOrAdd(lock.quizzes, path, () => ({ next: 1, questions: {} }));
  const questionOf = (path: string, key: string) => {
    const quiz = quizOf(path);
    return getOrAdd<LockedQuestion>(quiz.questions, key, () => ({ n: quiz.next++, next: 1, choices: {} }));
  };
  return {
    thing: (path) => getOrAdd(lock.things, path, () => lock.next++),
    blocks: (path, marks) => {
      const text = textOf(path);
      text.blocks = carryNumbers(text.blocks, marks, () => text.next++);
      return text.blocks;
    },
    translated: (path, lang, marks) => {
      const text = textOf(path);
      const aligned = alignTranslation(text.blocks, marks, lock.translations[path]?.[lang]?.units);
      const alone = marks.filter((_, index) => aligned[index] === undefined);
      const own = carryNumbers(text.only[lang] ?? [], alone, () => text.next++);
      if (own.length > 0) text.only[lang] = own;
      else delete text.only[lang];
      const rest = own.values();
      return { numbers: aligned.map((n) => n ?? rest.next().value?.n ?? text.next++), unaligned: own.length };
    },
    question: (path, key) => questionOf(path, key).n,
    choice: (path, questionKey, key) => {
      const question = questionOf(path, questionKey);
      return getOrAdd(question.choices, key, () => question.next++);
    },
    seal: (path, questionKey, keys) => {
      const question = questionOf(path, questionKey);
      if (!question.sealed) question.choices = {};
      question.sealed = true;
      for (const key of keys) getOrAdd(question.choices, key, () => question.next++);
    },
    term: (key) => {
      lock.terms ??= {};
      // No key ever leaves the lock, so their count is the last number.
      const next = Object.keys(lock.terms).length + 1;
      return getOrAdd(lock.terms, key, () => next);
    },
    revision: (path, seconds) => {
      const before = lock.videos[path];
      if (before?.seconds === seconds) return before.revision;
      const revision = (before?.revision ?? 0) + 1;
      lock.videos[path] = { revision, seconds };
      return revision;
    },
  };
}

function getOrAdd<T>(record: Record<string, T>, key: string, make: () => NoInfer<T>): T {
  const found = Object.hasOwn(record, key) ? record[key] : undefined;
  if (found !== undefined) return found;
  const made = make();
  record[key] = made;
  return made;
}
