import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type FakeServer, makeFakeServer } from './fake-exchange-server.ts';

/** A fresh server at the network's edge for every test of the file; anything else asked for is an error. */
export function useServer(): { now: () => FakeServer } {
  const network = setupServer();
  let server = makeFakeServer();
  beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
  beforeEach(() => {
    server = makeFakeServer();
    network.resetHandlers(...server.handlers);
  });
  afterAll(() => network.close());
  return { now: () => server };
}
