import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Environment } from './environment.ts';
import type { AppEnv } from './http/app-env.ts';

export interface Listener {
  readonly port: number;
  /** Takes no new connection, lets running requests end, and cuts off what is not over by then. */
  readonly close: () => Promise<void>;
}

const GRACE_MS = 10_000;
const IDLE_SWEEP_MS = 50;
/** A new handshake costs a slow line seconds: a phone that goes on after a pause finds its connection open. */
const KEEP_ALIVE_MS = 60_000;

/** HTTP, or HTTPS with HTTP/2 where a certificate is given. @throws when the port is taken or the certificate unreadable */
export async function listen(app: Hono<AppEnv>, { port, host, tls }: Environment): Promise<Listener> {
  const server = tls
    ? createAdaptorServer({
        fetch: app.fetch,
        createServer: createSecureServer,
        serverOptions: { allowHTTP1: true, cert: await readFile(tls.certFile), key: await readFile(tls.keyFile) },
      })
    : createAdaptorServer({ fetch: app.fetch, createServer });

  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  return {
    port: portOf(server.address()) ?? port,
    close: () =>
      new Promise((resolve) => {
        // A connection that falls idle only now, its last answer sent, would be kept for the next request.
        const sweep = setInterval(() => {
          if ('closeIdleConnections' in server) server.closeIdleConnections();
        }, IDLE_SWEEP_MS);
        const cutOff = setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, GRACE_MS);
        server.close(() => {
          clearInterval(sweep);
          clearTimeout(cutOff);
          resolve();
        });
      }),
  };
}

const portOf = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' ? address?.port : undefined;
