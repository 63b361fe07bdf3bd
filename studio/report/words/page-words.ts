import type { FindingCode } from '../finding.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { zh } from './zh.ts';

/** The words of the report page. `codes` tell what a finding means for learners, and what to do about it. */
export interface PageWords {
  build: string;
  import: string;
  succeeded: string;
  /** Nothing at all was found. */
  faultless: string;
  failed: string;
  errors: string;
  warnings: string;
  notes: string;
  none: string;
  cameIn: string;
  leftOut: string;
  licence: string;
  access: string;
  weight: string;
  translation: string;
  questions: string;
  links: string;
  files: string;
  kind: string;
  /** Behind the name of a kind that the format of the source does not define. */
  notDefined: string;
  found: string;
  imported: string;
  share: string;
  licenceIs: string;
  credits: string;
  noCredits: string;
  publisher: string;
  partner: string;
  language: string;
  words: string;
  missing: string;
  stale: string;
  machine: string;
  complete: string;
  wholeCourse: string;
  /** Above the shares of what a learner has for a day, which is given with its unit. */
  ofDay: (allowance: string) => string;
  /** Beside the number of further findings of a kind that the page does not list. */
  more: string;
  line: string;
  rungs: Record<'text' | 'audio' | '144' | '240' | '360', string>;
  codes: Partial<Record<FindingCode, string>>;
}

export const PAGE_WORDS = { en, fr, ar, zh } as const;
export type PageLanguage = keyof typeof PAGE_WORDS;

export const isPageLanguage = (lang: string): lang is PageLanguage => Object.hasOwn(PAGE_WORDS, lang);
