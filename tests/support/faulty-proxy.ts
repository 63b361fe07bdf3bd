import { once } from 'node:events';
import { request as call, createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

/** An answer of the server, or of whoever stands in for it. `isCut`: the line breaks half-way through the body. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly isCut?: boolean;
}

/** What becomes of one request: `ask` puts it to the server, as it came or with another body. `cut`: no answer at all. */
export type Fault = (ask: (body?: Buffer) => Promise<Answer>, body: Buffer) => Promise<Answer | 'cut'>;

export interface FaultyProxy {
  readonly origin: string;
  /** Paths of all requests, in order; `delivered` are those whose answer reached the browser whole. */
  readonly asked: string[];
  readonly delivered: string[];
  /** Which connection each of `asked` came on; the first is 0. */
  readonly connections: number[];
  /** How many requests have ended in some way; the others are under way. */
  ended(): number;
  /** From now on this happens to every request whose path fits; what was set last wins. */
  fault(paths: RegExp, fault: Fault): void;
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

  const proxy = createServer(async (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    if (!sockets.includes(request.socket)) sockets.push(request.socket);
    connections.push(sockets.indexOf(request.socket));
    response.once('close', () => {
      ended += 1;
    });
    const body = Buffer.from(await bytesOf(request));
    const fault = faults.findLast(({ paths }) => paths.test(path))?.fault ?? ((ask) => ask());
    const answer = await fault((changed = body) => forward(port, request, changed), body).catch(() => 'cut' as const);
    if (answer === 'cut') return request.socket.destroy();
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    if (answer.isCut) {
      response.write(answer.body.subarray(0, answer.body.length / 2), () => request.socket.destroy());
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : answer.body, () => delivered.push(path));
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
    ended: () => ended,
    fault: (paths, fault) => void faults.push({ paths, fault }),
    heal: () => {
      faults = [];
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

/** Asks for plain bytes: what is altered on the way is then the content, not its compression. */
async function forward(port: number, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  const { 'accept-encoding': _, ...kept } = headers;
  const sent = { ...kept, ...(headers['content-length'] && { 'content-length': String(body.length) }) };
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
