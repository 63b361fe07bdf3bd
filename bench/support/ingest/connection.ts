import { connect, type Socket } from 'node:net';
import { API } from '../../../src/protocol/people/api.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** A kept-alive HTTP/1.1 connection that asks one thing at a time: as lean as a load generator beside the server must be. */
export interface Connection {
  post(token: string, body: Uint8Array): Promise<HttpAnswer>;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const waiting: { settle?: (answer: HttpAnswer) => void; fail?: (error: Error) => void } = {};
  listen(
    socket,
    (answer) => waiting.settle?.(answer),
    (error) => waiting.fail?.(error),
  );
  return {
    post: (token, body) =>
      new Promise((resolve, reject) => {
        waiting.settle = resolve;
        waiting.fail = reject;
        const head = `POST ${API.exchange} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\ncontent-type: application/vnd.caravan.exchange\r\ncontent-length: ${body.length}\r\n\r\n`;
        socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]));
      }),
    close: () => socket.destroy(),
  };
}

function listen(socket: Socket, tell: (answer: HttpAnswer) => void, fail: (error: Error) => void): void {
  let got: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  socket.on('data', (data) => {
    got = got.length === 0 ? data : Buffer.concat([got, data]);
    const headEnd = got.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = got.toString('latin1', 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) return fail(new Error(`an answer without a length:\n${head}`));
    const end = headEnd + HEAD_END.length + length;
    if (got.length < end) return;
    const body = got.subarray(headEnd + HEAD_END.length, end);
    got = got.subarray(end);
    tell({ status: Number(head.slice(9, 12)), body });
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));
}
