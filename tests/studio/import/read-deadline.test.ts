import { expect, test } from 'vitest';
import { readText } from '../../../studio/import/package-text.ts';
import { withDeadline } from '../../../studio/import/read-deadline.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { memoryFiles } from './packages/memory-files.ts';

test('within its time a package is read as it is', async () => {
  const { files, check } = withDeadline(memoryFiles({ 'a.md': 'words' }), 60_000);
  expect(await readText(files, 'a.md', () => undefined)).toBe('words');
  expect(check).not.toThrow();
});

test('a file that is asked for too late is told, though its reader went on without it', async () => {
  const { findings, report } = collectFindings();
  const { files, check } = withDeadline(memoryFiles({ 'a.md': 'words', 'b.md': 'words' }), -1);
  expect(await readText(files, 'a.md', report)).toBeUndefined();
  expect(await readText(files, 'b.md', report)).toBeUndefined();
  expect(findings.map(({ code }) => code)).toEqual(['left-out', 'left-out']);
  expect(check).toThrow(expect.objectContaining({ kind: 'too-slow', entry: 'a.md' }));
});
