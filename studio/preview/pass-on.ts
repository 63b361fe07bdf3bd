import { type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Passes a request on to the server of the app, and its answer back: all as it is, but that our own frame may show it. */
export function passOn(port: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming;
  const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    const { 'content-security-policy': policy, ...rest } = answer.headers;
    const framed = policy?.toString().replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    outgoing.writeHead(answer.statusCode ?? 502, { ...rest, ...(framed && { 'content-security-policy': framed }) });
    answer.pipe(outgoing);
  });
  upstream.once('error', () => outgoing.destroy());
  outgoing.once('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
