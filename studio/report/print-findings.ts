import type { Finding } from './finding.ts';

const where = ({ file, line }: Finding): string => (line === undefined ? file : `${file}:${line}`);

/** A line for each error and warning, as compilers write it, errors first; notes are counted. */
export function formatFindings(findings: readonly Finding[]): string[] {
  const lines = (['error', 'warning'] as const).flatMap((level) =>
    findings.filter((finding) => finding.level === level),
  );
  const notes = findings.filter(({ level }) => level === 'note').map(({ code }) => code);
  return [
    ...lines.map((finding) => `${where(finding)}: ${finding.level}: ${finding.message} [${finding.code}]`),
    ...[...new Set(notes)].map((code) => `note: ${notes.filter((note) => note === code).length} times ${code}`),
  ];
}

/** `3 errors, 1 warning, 0 notes`. */
export function countFindings(findings: readonly Finding[]): string {
  const levels = ['error', 'warning', 'note'] as const;
  return levels
    .map((level) => {
      const count = findings.filter((finding) => finding.level === level).length;
      return `${count} ${level}${count === 1 ? '' : 's'}`;
    })
    .join(', ');
}
