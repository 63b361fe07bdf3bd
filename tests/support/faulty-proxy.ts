import { once } from 'node:events';
import { request as call, createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type FaultyLine, openLine } from './faulty-line.ts';
import { countMoved, type MovedBytes } from './moved-bytes.ts';

/** An answer of the server, or of whoever stands in for it. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The line breaks half-way through the body; a number: after so many of its bytes. */
  readonly isCut?: boolean | number;
}

/** A request as it came. */
interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * What becomes of one request: `ask` puts it to the server, as it came or with another body or other headers. `cut`: no
 * answer at all.
 */
export type Fault = (
  ask: (body?: Buffer, headers?: IncomingHttpHeaders) => Promise<Answer>,
  body: Buffer,
  asked?: Asked,
) => Promise<Answer | 'cut'>;

export interface FaultyProxy {
  readonly origin: string;
  /** Paths of all requests, in order; `delivered` are those whose answer reached the browser whole. */
  readonly asked: string[];
  readonly delivered: string[];
  /** Which connection each of `asked` came on; the first is 0. */
  readonly connections: number[];
  /** What was moved, counted at the browser's side. */
  readonly moved: MovedBytes;
  /** How fast answers leave, and what happens at a byte of theirs. */
  readonly line: Pick<FaultyLine, 'throttle' | 'after'>;
  /** How many requests have ended in some way; the others are under way. */
  ended(): number;
  /** From now on this happens to every request whose path fits; what was set last wins. */
  fault(paths: RegExp, fault: Fault): void;
  /** Cuts every connection, now. The next request finds the line good again. */
  cut(): void;
  /** The line is good again. */
  heal(): void;
  close(): Promise<void>;
}

/** Stands between a browser and the server at `port`, and does what bad lines and other people's proxies do. */
export async function startFaultyProxy(port: number): Promise<FaultyProxy> {
  const [asked, delivered]: [string[], string[]] = [[], []];
  let ended = 0;
  const connections: number[] = [];
  const sockets: unknown[] = [];
  let faults: { paths: RegExp; fault: Fault }[] = [];
  const [moved, line] = [countMoved(), openLine()];

  const proxy = createServer(async (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    if (!sockets.includes(request.socket)) sockets.push(request.socket);
    connections.push(sockets.indexOf(request.socket));
    response.once('close', () => {
      ended += 1;
    });
    let sentBytes = 0;
    moved.follow(request, response, () => sentBytes);
    const body: Buffer = await bytesOf(request);
    const fault = faults.findLast(({ paths }) => paths.test(path))?.fault;
    const { method, url, headers } = request;
    const ask = (changed = body, others = headers) =>
      forward(port, { method, url, headers: others }, changed, { isPlain: fault !== undefined });
    const answer = await (fault ? fault(ask, body, { path, headers }) : ask()).catch(() => 'cut' as const);
    if (answer === 'cut') return request.socket.destroy();
    if (request.method === 'HEAD') return response.writeHead(answer.status, answer.headers).end();
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    const isWhole = await line.send(response, answer.body, {
      cutAt: cutAt(answer),
      onSent: (bytes) => {
        sentBytes += bytes;
      },
    });
    if (!isWhole) return request.socket.destroy();
    response.end(() => delivered.push(path));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    delivered,
    connections,
    moved,
    line,
    ended: () => ended,
    fault: (paths, fault) => void faults.push({ paths, fault }),
    cut: () => proxy.closeAllConnections(),
    heal: () => {
      faults = [];
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function cutAt({ isCut = false, body }: Answer): number | undefined {
  if (typeof isCut === 'number') return isCut;
  return isCut ? Math.floor(body.length / 2) : undefined;
}

/** Where something is done to the answer, plain bytes are asked for: what is altered on the way is then the content, not its compression. */
async function forward(
  port: number,
  { method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: Buffer,
  { isPlain }: { isPlain: boolean },
): Promise<Answer> {
  const { 'accept-encoding': coding, ...kept } = headers;
  const sent = {
    ...kept,
    ...(!isPlain && coding !== undefined && { 'accept-encoding': coding }),
    ...(headers['content-length'] && { 'content-length': String(body.length) }),
  };
  const onward = call({ host: '127.0.0.1', port, method, path: url, headers: sent }).end(body);
  const [answer]: IncomingMessage[] = await once(onward, 'response');
  if (!answer) throw new Error('no answer');
  const { 'transfer-encoding': __, connection: ___, ...answered } = answer.headers;
  return { status: answer.statusCode ?? 500, headers: answered, body: await bytesOf(answer) };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}
