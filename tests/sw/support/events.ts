/** What a handler has asked the browser for, and a way to wait until all of it is done. */
export interface Dispatched {
  /** Rejects as `waitUntil` would tell the browser of a failure. */
  done: Promise<unknown>;
  /** Undefined where the handler left the request to the browser. */
  response: Promise<Response> | undefined;
}

interface FakeEvent {
  waitUntil: (work: Promise<unknown>) => void;
  respondWith: (response: Response | PromiseLike<Response>) => void;
}

/** Hands an event to a handler, as the browser would, and collects what the handler makes of it. */
export function dispatch<Event>(handler: (event: Event) => void, members: object): Dispatched {
  const works: Promise<unknown>[] = [];
  let response: Promise<Response> | undefined;
  const event: FakeEvent = {
    waitUntil: (work) => works.push(work),
    respondWith: (answer) => {
      response = Promise.resolve(answer);
    },
  };
  // A browser's event has far more members; the handlers are typed against it and use these.
  handler({ ...members, ...event } as Event);
  return { done: Promise.all(works), response };
}
