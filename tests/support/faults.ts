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

/** The answer arrives with bytes behind it that are not the server's, announced as its own. */
export const lengthen: Fault = async (ask) => {
  const answer = await ask();
  return { ...answer, body: Buffer.concat([answer.body, Buffer.from('<!-- seen by a proxy -->')]) };
};

/** One byte of the answer comes out another. */
export const alterByteAt =
  (at: number): Fault =>
  async (ask) => {
    const answer = await ask();
    const body = Buffer.from(answer.body);
    if (at < body.length) body.writeUInt8(body.readUInt8(at) ^ 1, at);
    return { ...answer, body };
  };

/** The line breaks after so many bytes of the answer. */
export const cutAt =
  (bytes: number): Fault =>
  async (ask) => ({ ...(await ask()), isCut: bytes });

/** Whoever asks for a part is given the whole: what servers do that know no Range. */
export const ignoreRange: Fault = async (ask, body, asked) => {
  const { range: _range, 'if-range': _condition, ...headers } = asked?.headers ?? {};
  return ask(body, headers);
};

/** A part is announced as the one that was asked for, and is another. */
export const lieAboutRange: Fault = async (ask) => {
  const answer = await ask();
  if (answer.status !== 206) return answer;
  return { ...answer, body: Buffer.from(answer.body).reverse() };
};

/** A part is announced as another one than was asked for. */
export const shiftRange: Fault = async (ask) => {
  const answer = await ask();
  const [, start, end, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers['content-range'] ?? '') ?? [];
  if (answer.status !== 206 || !start) return answer;
  const range = `bytes ${Math.max(0, Number(start) - 1)}-${Number(end) - 1}/${size}`;
  return { ...answer, headers: { ...answer.headers, 'content-range': range } };
};

/** The server knows no such part. */
export const refuseRange: Fault = async (ask, _body, asked) =>
  asked?.headers.range ? page(416, 'text/plain', 'Range Not Satisfiable') : ask();

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
