type Task = () => void;

interface Timer {
  readonly id: number;
  readonly atMs: number;
  readonly task: Task;
}

/** Real turns that are granted to whatever does not run on this loop before a schedule counts as stuck. */
const PATIENCE_TURNS = 200;

/** The machine's own, before anyone puts this loop's in its place. */
const nextTurn = globalThis.setImmediate;

let tasks: Task[] = [];
let done = 0;
let timers: Timer[] = [];
let lastTimer = 0;
let nowMs = 0;
let failure: { readonly error: unknown } | undefined;

/** Milliseconds since the schedule began. They pass only when nothing else is left to do. */
export const virtualNow = (): number => nowMs;

/** Runs `task` after all that waits already, and after the promises that it settles. */
export function queueTask(task: Task): void {
  tasks.push(task);
}

export function startTimer(task: Task, delayMs: number): number {
  const timer = { id: ++lastTimer, atMs: nowMs + Math.max(0, delayMs), task };
  const later = timers.findIndex(({ atMs }) => atMs > timer.atMs);
  timers.splice(later < 0 ? timers.length : later, 0, timer);
  return timer.id;
}

export function stopTimer(id: number): void {
  const index = timers.findIndex((timer) => timer.id === id);
  if (index >= 0) timers.splice(index, 1);
}

export const sleep = (delayMs: number): Promise<void> => new Promise((resolve) => startTimer(resolve, delayMs));

/**
 * Runs `work` to its end on a loop of its own: one task at a time in one order, promises after each, and time that leaps to
 * the next timer, so that hours take no time and the same work goes the same way each time.
 * @throws what `work` or any task throws; and when nothing is left to happen before the end
 */
export function runToEnd<T>(work: () => Promise<T>): Promise<T> {
  tasks = [];
  done = 0;
  timers = [];
  nowMs = 0;
  failure = undefined;
  return new Promise<T>((resolve, reject) => {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    const turn = (patience: number): void => {
      if (failure) reject(failure.error);
      if (failure || isOver) return;
      if (runNext()) afterPromises(() => turn(PATIENCE_TURNS));
      else if (patience > 0) nextTurn(turn, patience - 1);
      else reject(new Error('nothing is left to happen, and it is not over'));
    };
    work().then(resolve, reject).finally(end);
    afterPromises(() => turn(PATIENCE_TURNS));
  });
}

/** A tick that is asked for by a promise comes when all other promises have had their say. */
const afterPromises = (task: Task): void => queueMicrotask(() => process.nextTick(task));

function runNext(): boolean {
  const task = tasks[done];
  if (task) {
    done += 1;
    // Taken off in one go, now and then: taking off the first of a long list is slow.
    if (done === tasks.length) {
      tasks = [];
      done = 0;
    }
    attempt(task);
    return true;
  }
  const timer = timers.shift();
  if (!timer) return false;
  nowMs = timer.atMs;
  attempt(timer.task);
  return true;
}

function attempt(task: Task): void {
  try {
    task();
  } catch (error) {
    failure = { error };
  }
}
