import { createServer, type RequestListener } from 'node:http';

export interface LocalServer {
  readonly port: number;
  /** Without a slash at its end. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** The names under which a page on this machine may ask: another name that leads here is somebody else's page (DNS rebinding). */
export const isLocalHost = (host: string | undefined, port: number): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`;

/** Listens to this machine alone, and answers it only under its own name. @throws when the port is taken */
export async function listenLocally(port: number, answer: RequestListener): Promise<LocalServer> {
  let own = port;
  const server = createServer((request, response) => {
    if (isLocalHost(request.headers.host, own)) return answer(request, response);
    response.writeHead(403, { 'content-type': 'text/plain' }).end('This page is for its own computer only.\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address !== null && typeof address === 'object') own = address.port;
  return {
    port: own,
    origin: `http://127.0.0.1:${own}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
