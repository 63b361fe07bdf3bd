import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cutAt, ignoreRange, lieAboutRange, shiftRange } from '../support/faults.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';

const BODY = Buffer.from(Array.from({ length: 5_000 }, (_, n) => n % 251));

/** Answers with the bytes, or the part of them that is asked for. */
const server = createServer((request, response) => {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (start === undefined) return response.end(BODY);
  const part = BODY.subarray(Number(start), end ? Number(end) + 1 : undefined);
  response.writeHead(206, { 'content-range': `bytes ${start}-${Number(start) + part.length - 1}/${BODY.length}` });
  response.end(part);
});
let proxy: FaultyProxy;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  proxy = await startFaultyProxy(address.port);
});
beforeEach(() => {
  proxy.heal();
  proxy.moved.forget();
});
afterAll(async () => {
  await proxy.close();
  server.close();
});

/** Asks over a connection of its own, and gives back every byte that came until it was closed. */
async function askRaw(path: string, headers = ''): Promise<{ asked: number; came: Buffer }> {
  const socket = connect(Number(new URL(proxy.origin).port), '127.0.0.1');
  const request = `GET ${path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n${headers}\r\n`;
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.on('error', () => undefined);
  socket.write(request);
  await once(socket, 'close');
  return { asked: request.length, came: Buffer.concat(parts) };
}

const bodyOf = (came: Buffer): Buffer => came.subarray(came.indexOf('\r\n\r\n') + 4);

describe('the proxy of the tests', () => {
  it('counts what a connection moved, by address, to the byte', async () => {
    const first = await askRaw('/a');
    const second = await askRaw('/b');
    const moved = proxy.moved.byPath();
    expect(moved.get('/a')).toEqual({
      ...{ requests: 1, up: first.asked, down: first.came.length, bodyDown: BODY.length },
    });
    expect(proxy.moved.sum(/./)).toMatchObject({
      requests: 2,
      up: first.asked + second.asked,
      bodyDown: 2 * BODY.length,
    });
  });

  it('cuts the line after the byte that it was told', async () => {
    proxy.fault(/^\/a$/, cutAt(1_234));
    const { came } = await askRaw('/a');
    expect(bodyOf(came)).toEqual(BODY.subarray(0, 1_234));
    expect(proxy.moved.sum(/./).bodyDown).toBe(1_234);
  });

  it('lets something happen at a byte of all that leaves, before the next one does', async () => {
    proxy.line.after(BODY.length + 100, () => proxy.cut());
    expect(bodyOf((await askRaw('/a')).came)).toEqual(BODY);
    const { came } = await askRaw('/b');
    expect(bodyOf(came)).toEqual(BODY.subarray(0, 100));
  });

  it('lies about parts in the ways that servers and proxies do', async () => {
    const range = 'range: bytes=4000-\r\n';
    proxy.fault(/./, lieAboutRange);
    expect(bodyOf((await askRaw('/a', range)).came)).toEqual(Buffer.from(BODY.subarray(4_000)).reverse());
    proxy.fault(/./, shiftRange);
    expect(String((await askRaw('/a', range)).came)).toContain('content-range: bytes 3999-4998/5000');
    proxy.fault(/./, ignoreRange);
    const whole = (await askRaw('/a', range)).came;
    expect(String(whole.subarray(0, 12))).toBe('HTTP/1.1 200');
    expect(bodyOf(whole)).toEqual(BODY);
  });
});
