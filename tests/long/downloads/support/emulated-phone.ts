import type { BrowserContext } from 'playwright-core';
import type { Teacher } from '../../../e2e/support/teacher.ts';

/** A moment before midnight by the clock of whoever runs this. */
const LATE_MS = new Date(2026, 10, 20, 23, 40).getTime();

/** Gives every page from now on a clock that can be moved, and a connection whose kind the browser tells, as Android's do. */
export async function emulatePhone(context: BrowserContext): Promise<void> {
  await context.clock.install({ time: LATE_MS });
  await context.addInitScript(() => {
    const told = localStorage.getItem('emulated-connection') ?? undefined;
    const connection = Object.assign(new EventTarget(), { type: told });
    Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
  });
}

/** The phone is connected by something else now. */
export const setConnection = ({ page }: Teacher, type: 'wifi' | 'cellular'): Promise<void> =>
  page.evaluate((kind) => {
    localStorage.setItem('emulated-connection', kind);
    if (!('connection' in navigator) || !(navigator.connection instanceof EventTarget)) return;
    Object.assign(navigator.connection, { type: kind });
    navigator.connection.dispatchEvent(new Event('change'));
  }, type);

/** Lets so much time pass as if the phone had slept: what was due meanwhile happens once, now. */
export const moveClock = ({ page }: Teacher, minutes: number): Promise<void> =>
  page.clock.fastForward(minutes * 60_000);
