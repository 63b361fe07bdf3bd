import { ar } from './words/ar.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { zh } from './words/zh.ts';

/** The words of a starter course in one language: what learners see, and what its comments tell authors. */
export interface StarterWords {
  summary: string;
  outcome: string;
  module: string;
  readTitle: string;
  practiseTitle: string;
  quizTitle: string;
  /** Markdown; `{picture}` stands for the address of the picture. */
  readText: string;
  practiseText: string;
  single: { prompt: string; right: string; wrong: string; why: string };
  trueFalse: { prompt: string; why: string };
  numeric: { prompt: string; unit: string };
  comments: {
    publisher: string;
    number: string;
    languages: string;
    subject: string;
    licence: string;
    order: string;
    items: string;
    quiz: string;
  };
}

const STARTER_WORDS: Record<string, StarterWords> = { en, fr, ar, zh };

/** The words of a language; English ones, to be written over, where the studio has none. */
export const starterWords = (lang: string): StarterWords => STARTER_WORDS[lang] ?? en;
