// To be imported before all else: whatever reads time, chance or timers from the machine reads them from the simulation.
import 'fake-indexeddb/auto';
import nodeCrypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timerPromises from 'node:timers/promises';
import { type Chance, makeChance } from './chance.ts';
import { queueTask, startTimer, stopTimer, virtualNow } from './event-loop.ts';
import { plainClone } from './plain-clone.ts';

let keys = makeChance(0);

/** Where all keys, tokens, codes and epochs come from until the next call. */
export function drawKeysFrom(chance: Chance): void {
  keys = chance;
}

function fill(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] = keys.below(256);
}

const randomBytes = (size: number) => {
  const bytes = Buffer.alloc(size);
  fill(bytes);
  return bytes;
};

function randomUUID() {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function randomInt(min: number, max?: number): number {
  const [from, end] = max === undefined ? [0, min] : [min, max];
  return from + keys.below(end - from);
}

function getRandomValues<T extends ArrayBufferView>(view: T): T {
  fill(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  return view;
}

const immediately = (task: (...args: unknown[]) => void, ...args: unknown[]) => {
  queueTask(() => task(...args));
  return 0;
};
const later = (task: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) =>
  startTimer(() => task(...args), delayMs);
const never = (id: unknown) => {
  if (typeof id === 'number') stopTimer(id);
};

const platformClone = globalThis.structuredClone;
const timerFunctions = { setImmediate: immediately, setTimeout: later, clearTimeout: never, clearImmediate: never };
Object.assign(globalThis, timerFunctions, {
  structuredClone: (value: unknown) => plainClone(value, platformClone),
});
Object.assign(globalThis.crypto, { getRandomValues, randomUUID });
Object.assign(timers, timerFunctions);
Object.assign(timerPromises, {
  setImmediate: (value: unknown) => new Promise((resolve) => queueTask(() => resolve(value))),
  setTimeout: (delayMs: number, value: unknown) => new Promise((resolve) => startTimer(() => resolve(value), delayMs)),
});
/** Some virtual time, in which the server can be killed, in place of a thread's; the file is in memory all the same. */
const SYNC_MS = 5;
Object.assign(fs, {
  fdatasync: (_file: number, done: (error: Error | null) => void) => startTimer(() => done(null), SYNC_MS),
});
Object.assign(nodeCrypto, { randomBytes, randomUUID, randomInt });
syncBuiltinESMExports();

// Whoever asks the machine for the time of day, instead of the clock that it was given, gets a wrong one.
Date.now = () => virtualNow();
performance.now = virtualNow;
// Dexie tells other tabs of its writes through it; here it would only tell other schedules.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
// Dexie says there that a connection was lost, which is an everyday event here.
console.warn = () => {};
// Aborts and lost lines are errors, by the thousand; of a surprise a few lines are enough.
Error.stackTraceLimit = 5;
