import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What requests for an address have moved, in bytes of HTTP/1.1 as it is: lines, headers and bodies. */
export interface Moved {
  requests: number;
  up: number;
  down: number;
  /** Of `down`, what is no line and no header. */
  bodyDown: number;
}

export interface MovedBytes {
  /** Counts a request until its response is over. Requests of one connection come one after the other. */
  follow(request: IncomingMessage, response: ServerResponse, bodyDown: () => number): void;
  /** All addresses whose path fits. What is under way is not in it. */
  sum(paths: RegExp): Moved;
  /** By address. */
  byPath(): ReadonlyMap<string, Moved>;
  /** Begins anew. */
  forget(): void;
}

const NOTHING: Moved = { requests: 0, up: 0, down: 0, bodyDown: 0 };

const plus = (a: Moved, b: Moved): Moved => ({
  requests: a.requests + b.requests,
  up: a.up + b.up,
  down: a.down + b.down,
  bodyDown: a.bodyDown + b.bodyDown,
});

/** Counts at the connection, so that nothing has to be guessed: neither what browsers send beside, nor how headers are written. */
export function countMoved(): MovedBytes {
  const moved = new Map<string, Moved>();
  const before = new WeakMap<Socket, { read: number; written: number }>();
  return {
    follow(request, response, bodyDown) {
      const { socket, url = '/' } = request;
      response.once('close', () => {
        const last = before.get(socket) ?? { read: 0, written: 0 };
        const now = { read: socket.bytesRead, written: socket.bytesWritten };
        before.set(socket, now);
        const one = { requests: 1, up: now.read - last.read, down: now.written - last.written, bodyDown: bodyDown() };
        moved.set(url, plus(moved.get(url) ?? NOTHING, one));
      });
    },
    sum: (paths) => [...moved].filter(([path]) => paths.test(path)).reduce((sum, [, one]) => plus(sum, one), NOTHING),
    byPath: () => moved,
    forget: () => moved.clear(),
  };
}
