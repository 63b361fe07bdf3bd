import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { connect, TLSSocket } from 'node:tls';
import { type Frame, readFrames } from './http2-frames.ts';

/** What went over the connections since the last `take`, without TLS. */
export interface Tapped {
  readonly up: readonly Frame[];
  readonly down: readonly Frame[];
  /** Of HTTP/2 as it is: preface, frames, headers and bodies, both ways. */
  readonly http2Bytes: number;
  /** What TLS adds to that: handshakes, records. */
  readonly tlsBytes: number;
  readonly connections: number;
}

export interface Http2Tap {
  readonly port: number;
  take(): Tapped;
  /** Cuts all connections: the next request needs a new one. */
  cut(): void;
  close(): void;
}

interface Line {
  readonly raw: Socket;
  readonly up: Buffer[];
  readonly down: Buffer[];
  /** What `take` has told of already. */
  told: { up: number; down: number; raw: number };
}

/**
 * Ends TLS before the server at `targetPort`, reads what browser and server really say to each other in HTTP/2, and
 * passes it on unchanged over TLS of its own.
 */
export async function startHttp2Tap(
  targetPort: number,
  { cert, key }: { cert: Buffer; key: Buffer },
): Promise<Http2Tap> {
  let lines: Line[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;

  const server = createServer((raw) => {
    opened += 1;
    const line: Line = { raw, up: [], down: [], told: { up: 0, down: 0, raw: 0 } };
    lines.push(line);
    const client = new TLSSocket(raw, { isServer: true, cert, key, ALPNProtocols: ['h2'] });
    // The next hop is this computer's own: its certificate proves nothing that matters here.
    const target = connect({ port: targetPort, host: '127.0.0.1', ALPNProtocols: ['h2'], rejectUnauthorized: false });
    for (const socket of [raw, client, target]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (data: Buffer) => line.up.push(data));
    target.on('data', (data: Buffer) => line.down.push(data));
    client.pipe(target).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    port: address.port,
    take() {
      const [up, down]: [Frame[], Frame[]] = [[], []];
      let [http2Bytes, rawBytes] = [0, 0];
      for (const line of lines) {
        const [said, heard] = [Buffer.concat(line.up), Buffer.concat(line.down)];
        const raw = line.raw.bytesRead + line.raw.bytesWritten;
        up.push(...readFrames(said, 'client').filter(({ at }) => at >= line.told.up));
        down.push(...readFrames(heard, 'server').filter(({ at }) => at >= line.told.down));
        http2Bytes += said.length - line.told.up + heard.length - line.told.down;
        rawBytes += raw - line.told.raw;
        line.told = { up: said.length, down: heard.length, raw };
      }
      const framed = [...up, ...down].reduce((sum, { bytes }) => sum + bytes, 0);
      if (framed !== http2Bytes)
        throw new Error(`the frames have ${framed} bytes, the connections carried ${http2Bytes}`);
      const connections = opened;
      opened = 0;
      return { up, down, http2Bytes, tlsBytes: rawBytes - http2Bytes, connections };
    },
    cut() {
      for (const socket of sockets) socket.destroy();
      lines = [];
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
