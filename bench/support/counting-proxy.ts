import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CountingProxy {
  readonly port: number;
  /** Bytes that went through so far, headers and bodies, both ways. */
  bytes(): { up: number; down: number };
  close(): void;
}

/** A TCP proxy on the loopback that counts what goes through it: bytes of the real connection, not what an API reports. */
export async function startCountingProxy(targetPort: number): Promise<CountingProxy> {
  let [up, down] = [0, 0];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (data) => (up += data.length));
    target.on('data', (data) => (down += data.length));
    client.pipe(target).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    bytes: () => ({ up, down }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
