/** Every kind of thing that the studio can find, and how grave it is. An error stops the build. */
export const FINDING_LEVELS = {
  'bad-captions': 'error',
  'bad-keys': 'error',
  'bad-lock': 'error',
  'bad-media': 'error',
  'bad-picture': 'error',
  'bad-signature': 'error',
  'bad-store': 'error',
  'bad-xliff': 'error',
  'course-there': 'error',
  'duplicate-key': 'error',
  'forked-lock': 'error',
  'hostile-package': 'error',
  'missing-file': 'error',
  'no-course': 'error',
  'no-ffmpeg': 'error',
  'no-text-rung': 'error',
  'outside-course': 'error',
  'remote-picture': 'error',
  schema: 'error',
  'unknown-item': 'error',
  'unknown-layout': 'error',
  'version-conflict': 'error',
  'wrong-answer-key': 'error',
  'yaml-syntax': 'error',
  'bad-formula': 'warning',
  'bare-url': 'warning',
  'block-mismatch': 'warning',
  'broken-link': 'warning',
  'caption-outside': 'warning',
  'captions-repaired': 'warning',
  'duration-differs': 'warning',
  'empty-text': 'warning',
  'heading-jump': 'warning',
  'heading-level': 'warning',
  'link-words': 'warning',
  'markup-removed': 'warning',
  'left-out': 'warning',
  'media-missing': 'warning',
  'missing-alt': 'warning',
  'missing-captions': 'warning',
  'missing-picture': 'warning',
  'missing-quiz': 'warning',
  'missing-translation': 'warning',
  'not-fast-start': 'warning',
  'package-fault': 'warning',
  'picture-replaced': 'warning',
  'question-left-out': 'warning',
  'quiz-differs': 'warning',
  'raw-html': 'warning',
  'stale-translation': 'warning',
  'svg-content': 'warning',
  'table-header': 'warning',
  'unknown-licence': 'warning',
  'unknown-term': 'warning',
  'translation-conflict': 'warning',
  'translation-refused': 'warning',
  'unknown-unit': 'warning',
  'unpinned-keys': 'warning',
  'unsafe-link': 'warning',
  'unsigned-release': 'warning',
  untranslated: 'warning',
  comment: 'note',
  guessed: 'note',
  'in-course-link': 'note',
  'online-video': 'note',
  orphan: 'note',
  'pictures-kept': 'note',
  'package-unit': 'note',
  'quiz-link': 'note',
  simplified: 'note',
} as const satisfies Record<string, 'error' | 'warning' | 'note'>;

export type FindingCode = keyof typeof FINDING_LEVELS;

/** One line of a report. `line` counts from 1. */
export interface Finding {
  level: (typeof FINDING_LEVELS)[FindingCode];
  code: FindingCode;
  file: string;
  line?: number;
  message: string;
}

/** Where readers and checkers put what they find; they never throw for a mistake of an author. */
export type Report = (code: FindingCode, file: string, line: number | undefined, message: string) => void;

/** A list and the report that fills it; the same finding is kept once. */
export function collectFindings(): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const report: Report = (code, file, line, message) => {
    const key = `${code}\n${file}\n${line}\n${message}`;
    if (seen.has(key)) return;
    seen.add(key);
    findings.push({ level: FINDING_LEVELS[code], code, file, ...(line === undefined ? {} : { line }), message });
  };
  return { findings, report };
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ level }) => level === 'error');
