/** Questions of one kind, of which one is worked on, one waits, and those in between are forgotten. */
export interface Turns<T> {
  /** Asks when it is its turn. Rejects with the signal's reason, and as aborted when a later question takes its place. */
  ask(send: (id: number) => void, signal: AbortSignal): Promise<T>;
  settle(id: number, value: T): void;
  /** Without an id whatever is under way fails. */
  fail(error: Error, id?: number): void;
}

interface Turn<T> {
  readonly id: number;
  readonly send: (id: number) => void;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Shared by all kinds: an answer names its question. */
let lastId = 0;

export function createTurns<T>(): Turns<T> {
  let current: Turn<T> | undefined;
  let waiting: Turn<T> | undefined;

  function begin(turn: Turn<T> | undefined): void {
    current = turn;
    turn?.send(turn.id);
  }
  function goOn(): void {
    const next = waiting;
    waiting = undefined;
    begin(next);
  }
  return {
    ask: (send, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        lastId += 1;
        const turn = { id: lastId, send, resolve, reject };
        signal.addEventListener(
          'abort',
          () => {
            if (waiting === turn) waiting = undefined;
            reject(signal.reason);
          },
          { once: true },
        );
        if (!current) return begin(turn);
        waiting?.reject(new DOMException('a later question took its place', 'AbortError'));
        waiting = turn;
      }),
    settle(id, value) {
      if (current?.id !== id) return;
      current.resolve(value);
      goOn();
    },
    fail(error, id) {
      if (!current || (id !== undefined && current.id !== id)) return;
      current.reject(error);
      goOn();
    },
  };
}
