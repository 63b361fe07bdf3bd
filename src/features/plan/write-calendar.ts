import type { Plan, Weekday } from '../../protocol/plan/plan.ts';

/** What the calendar says of it, in her language. */
interface CalendarWords {
  readonly title: string;
  readonly description: string;
  /** Address of the app. */
  readonly url: string;
}

const WEEKDAY_CODES: Record<Weekday, string> = { 1: 'MO', 2: 'TU', 3: 'WE', 4: 'TH', 5: 'FR', 6: 'SA', 7: 'SU' };
const MINUTES_AN_HOUR = 60;
const MOST_OCTETS = 75;

/**
 * A plan as a calendar (RFC 5545): one event that comes back every week, with an alarm when it begins. Its time is that of the clock on the
 * wall, wherever she is (a "floating" time). The same plan has the same identifier, so that a calendar replaces what it had.
 */
export function writeCalendar(plan: Plan, words: CalendarWords, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Caravan//Study plan//EN',
    'BEGIN:VEVENT',
    `UID:study-plan@${new URL(words.url).hostname}`,
    `DTSTAMP:${utcOf(now)}`,
    `DTSTART:${dayOf(firstOn(plan, now))}T${timeOf(plan.begins)}`,
    `DURATION:PT${plan.minutes}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${plan.days.map((day) => WEEKDAY_CODES[day]).join(',')}`,
    `SUMMARY:${escaped(words.title)}`,
    `DESCRIPTION:${escaped(words.description)}`,
    `URL:${words.url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(words.title)}`,
    'TRIGGER:PT0M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The first day of the plan from now on: an event begins on one of the days on which it comes back. */
function firstOn({ days }: Plan, now: Date): Date {
  const ahead = Array.from({ length: 7 }, (_, nth) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + nth));
  return ahead.find((date) => days.some((day) => day % 7 === date.getDay())) ?? now;
}

const two = (n: number): string => String(n).padStart(2, '0');

const dayOf = (date: Date): string => `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;

const timeOf = (minute: number): string =>
  `${two(Math.floor(minute / MINUTES_AN_HOUR))}${two(minute % MINUTES_AN_HOUR)}00`;

const utcOf = (date: Date): string => `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line of more than 75 octets goes on in the next, behind a space; no letter is cut. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [whole, octets] = ['', 0];
  for (const letter of line) {
    const more = encoder.encode(letter).length;
    if (octets + more > MOST_OCTETS) {
      whole += '\r\n ';
      octets = 1;
    }
    whole += letter;
    octets += more;
  }
  return whole;
}
