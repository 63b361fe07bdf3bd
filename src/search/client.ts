import * as v from 'valibot';
import type { Found, OwnKind, OwnText } from './find/found.ts';
import { answerSchema, type SearchAnswer, type SearchRequest } from './messages.ts';
import { createTurns } from './turns.ts';

export type { CourseFound, Found, OwnFound, OwnText, PassageFound } from './find/found.ts';
export type { Snippet } from './find/snippet.ts';

/** A course that was found, in rank order. */
export interface CourseHit {
  readonly course: number;
}

/** Search cannot be used now: its code is not on this phone yet and there is no line, or it failed. */
export class SearchProblem extends Error {
  override name = 'SearchProblem';
}

interface Cancel {
  readonly signal: AbortSignal;
}

/** How the indexes stand. */
export interface SearchState {
  /** They are being brought up to date: what is new may not be found yet. */
  readonly isBuilding: boolean;
}

/** So long after the last question the worker, and what it holds in memory, goes. */
const IDLE_MS = 60_000;

const coursesTurns = createTurns<readonly CourseHit[]>();
const allTurns = createTurns<Found>();
const listeners = new Set<(state: SearchState) => void>();

/** What was handed over: a worker that begins anew needs it again. */
const own = new Map<OwnKind, readonly OwnText[]>();

let worker: Worker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * The courses of the catalogue that answer what was typed so far, best first. Of several calls only the last one that waits is worked on;
 * the others reject as aborted. Rejects with SearchProblem.
 */
export const searchCourses = (words: string, { signal }: Cancel): Promise<readonly CourseHit[]> =>
  coursesTurns.ask((id) => ask({ type: 'courses', id, words }), signal);

/** Everything on this phone that answers what was typed; `lang` is the language of the interface. Rejects as `searchCourses` does. */
export const searchAll = (words: string, { signal, lang }: Cancel & { lang: string }): Promise<Found> =>
  allTurns.ask((id) => ask({ type: 'all', id, words, lang }), signal);

/** Hands over texts that are not in the library, in place of those of this kind before. */
export function keepOwnTexts(kind: OwnKind, texts: readonly OwnText[]): void {
  own.set(kind, texts);
  ask({ type: 'own', kind, texts: [...texts] });
}

/** Has the indexes compared with what is on this phone: call it when something came or went. The first question does so by itself. */
export const refreshSearch = (): void => ask({ type: 'refresh' });

/** Told when the indexes begin to change, and when they have: a search may then find more. */
export function onSearchState(listener: (state: SearchState) => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

function ask(request: SearchRequest): void {
  worker ??= startWorker();
  worker.postMessage(request);
  clearTimeout(idle);
  idle = setTimeout(end, IDLE_MS);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }) => {
    const answer = v.safeParse(answerSchema, data);
    if (answer.success) take(answer.output);
  });
  started.addEventListener('error', () => {
    end();
    const problem = new SearchProblem('the worker could not go on');
    coursesTurns.fail(problem);
    allTurns.fail(problem);
  });
  for (const [kind, texts] of own)
    started.postMessage({ type: 'own', kind, texts: [...texts] } satisfies SearchRequest);
  return started;
}

function take(answer: SearchAnswer): void {
  if (answer.type === 'courses')
    coursesTurns.settle(
      answer.id,
      [...answer.courses].map((course) => ({ course })),
    );
  else if (answer.type === 'all') allTurns.settle(answer.id, answer.found);
  else if (answer.type === 'failed') {
    const problem = new SearchProblem(answer.message);
    coursesTurns.fail(problem, answer.id);
    allTurns.fail(problem, answer.id);
  } else for (const listener of [...listeners]) listener({ isBuilding: answer.isBuilding });
}

function end(): void {
  worker?.terminate();
  worker = undefined;
}
