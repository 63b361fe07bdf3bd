import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Fault } from './faulty-proxy.ts';

/** What the captive portal's page says, so that a test can look for it. */
export const PORTAL_WORDS = 'Welcome to the guest network';

const page = (status: number, type: string, words: string): Answer => ({
  status,
  headers: { 'content-type': type },
  body: Buffer.from(words),
});

/** The server never sees the request. */
export const dropRequest: Fault = async () => 'cut';

/** The server does what was asked, and nobody hears of it. */
export const dropReply: Fault = async (ask) => {
  await ask();
  return 'cut';
};

/** The server gets the request twice. */
export const duplicate: Fault = async (ask) => {
  await ask();
  return ask();
};

export const internalError: Fault = async () => page(500, 'text/plain', 'Internal Server Error');

export const notFound: Fault = async () => page(404, 'text/plain', 'Not Found');

/** A café's network answers in the server's stead. */
export const captivePortal: Fault = async () =>
  page(200, 'text/html; charset=utf-8', `<!doctype html><title>Log in</title><h1>${PORTAL_WORDS}</h1>`);

/** The line breaks half-way through the answer. */
export const cutOff: Fault = async (ask) => ({ ...(await ask()), isCut: true });

/** Half of the answer arrives, announced as the whole. */
export const shorten: Fault = async (ask) => {
  const answer = await ask();
  return { ...answer, body: answer.body.subarray(0, answer.body.length / 2) };
};

/** The last byte of the answer comes out another. */
export const alterByte: Fault = async (ask) => {
  const answer = await ask();
  const body = Buffer.from(answer.body);
  body.writeUInt8(body.readUInt8(body.length - 1) ^ 1, body.length - 1);
  return { ...answer, body };
};

export const delay =
  (delayMs: number): Fault =>
  async (ask) => {
    await sleep(delayMs);
    return ask();
  };

/** Holds every request back until it is let go. */
export function hold(): { fault: Fault; letGo: () => void } {
  const gate = Promise.withResolvers<void>();
  return {
    fault: async (ask) => {
      await gate.promise;
      return ask();
    },
    letGo: gate.resolve,
  };
}
