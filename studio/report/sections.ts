import type { FindingCode } from './finding.ts';

/** The parts of the report page that list findings. */
export type Section = 'leftOut' | 'licence' | 'access' | 'translation' | 'questions' | 'links' | 'files';

/** What is told of elsewhere than among the files; a code that is not named here is about a file, a number or a key. */
const SECTIONS: Partial<Record<FindingCode, Section>> = {
  'left-out': 'leftOut',
  'media-missing': 'leftOut',
  'markup-removed': 'leftOut',
  'missing-picture': 'leftOut',
  'online-video': 'leftOut',
  'picture-replaced': 'leftOut',
  'raw-html': 'leftOut',
  'svg-content': 'leftOut',
  comment: 'leftOut',
  guessed: 'leftOut',
  simplified: 'leftOut',
  'package-fault': 'leftOut',
  'package-unit': 'leftOut',
  'unknown-licence': 'licence',
  'bad-formula': 'leftOut',
  'bare-url': 'access',
  'captions-repaired': 'access',
  'heading-jump': 'access',
  'heading-level': 'access',
  'link-words': 'access',
  'missing-alt': 'access',
  'missing-captions': 'access',
  'no-text-rung': 'access',
  'table-header': 'access',
  'block-mismatch': 'translation',
  'missing-translation': 'translation',
  'stale-translation': 'translation',
  untranslated: 'translation',
  'bad-xliff': 'translation',
  'translation-conflict': 'translation',
  'translation-refused': 'translation',
  'unknown-unit': 'translation',
  'missing-quiz': 'questions',
  'question-left-out': 'questions',
  'quiz-differs': 'questions',
  'unknown-item': 'questions',
  'wrong-answer-key': 'questions',
  'broken-link': 'links',
  'in-course-link': 'links',
  'quiz-link': 'links',
  'unknown-term': 'links',
  'unsafe-link': 'links',
};

export const sectionOf = (code: FindingCode): Section => SECTIONS[code] ?? 'files';
