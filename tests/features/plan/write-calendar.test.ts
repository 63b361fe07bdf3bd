import { expect, it } from 'vitest';
import { writeCalendar } from '../../../src/features/plan/write-calendar.ts';

const WORDS = {
  title: 'Study; with, Caravan',
  description: 'الدروس على الهاتف لا تحتاج إلى شبكة. '.repeat(4),
  url: 'https://a.example/',
};
/** A Sunday. */
const NOW = new Date(2026, 10, 22, 15, 0);
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

it('writes an event that comes back on the days of the plan, first on the next of them, at the time on the wall [RFC 5545]', () => {
  const lines = unfolded(writeCalendar({ days: [1, 3, 6], minutes: 25, begins: 19 * 60 + 5 }, WORDS, NOW));
  expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,WE,SA');
  expect(lines).toContain('DTSTART:20261123T190500');
  expect(lines).toContain('DURATION:PT25M');
  expect(lines).toContain('UID:study-plan@a.example');
  expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(1);
});

it('begins today where today is a day of the plan, Sunday too', () => {
  const text = writeCalendar({ days: [7], minutes: 60, begins: 0 }, WORDS, NOW);
  expect(unfolded(text)).toContain('DTSTART:20261122T000000');
});

it('escapes what means something in a calendar, and folds lines of over 75 octets without cutting a letter', () => {
  const text = writeCalendar({ days: [2], minutes: 10, begins: 0 }, WORDS, NOW);
  expect(unfolded(text)).toContain('SUMMARY:Study\\; with\\, Caravan');
  expect(unfolded(text)).toContain(`DESCRIPTION:${WORDS.description}`);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});
