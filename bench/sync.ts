// npm run bench -- sync: what half an hour of study costs on the wire, in a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildApp, buildPacks } from '../scripts/build-steps.ts';
import { BUILT_PACKS } from '../tests/support/packs.ts';
import { copyDist } from '../tests/support/page-bundle.ts';
import { type SelfSigned, selfSigned } from '../tests/support/self-signed.ts';
import { readServerFacts } from '../tests/support/server-facts.ts';
import { startServerProcess } from '../tests/support/server-process.ts';
import { asStatements } from './support/as-statements.ts';
import { figure } from './support/figure.ts';
import { refuseUnlessHeld } from './support/held-as.ts';
import { bodyBytes, describeFrames } from './support/http2-frames.ts';
import type { Tapped } from './support/http2-tap.ts';
import { measureRestore } from './support/measure-restore.ts';
import { HOST, measureWire } from './support/measure-wire.ts';
import { readHalfHour } from './support/session.ts';

const session = readHalfHour();
const scratch = mkdtempSync(join(tmpdir(), 'caravan-bench-'));

const requestsIn = ({ up }: Tapped): number => up.filter(({ type }) => type === 'HEADERS').length;

/** What else went over the line, for whoever reads the figures. */
function tell(name: string, { up, down, tlsBytes, connections }: Tapped): void {
  console.log(`  ${name}, up:   ${describeFrames(up)}`);
  console.log(`  ${name}, down: ${describeFrames(down)}`);
  console.log(`  ${name}: TLS adds ${tlsBytes} bytes over ${connections} new connections`);
}

async function wire(distDir: string, tls: SelfSigned): Promise<void> {
  const env = { TLS_CERT: tls.certFile, TLS_KEY: tls.keyFile, DIST_DIR: distDir, PACKS_DIR: BUILT_PACKS };
  for (const as of ['debian', 'android'] as const) {
    const dataDir = join(scratch, as);
    const server = await startServerProcess({ ...env, DATA_DIR: dataDir });
    try {
      const { first, cold, warm, warmLater, idle, sessions } = await measureWire(server.port, tls, session, as);
      const facts = [...readServerFacts(dataDir).values()].flat();
      refuseUnlessHeld(facts, sessions);
      if (as === 'android') {
        figure('h2-new-android', cold.http2Bytes, 'bytes');
        figure('h2-warm-android', warm.http2Bytes, 'bytes');
        continue;
      }
      figure('body-up', bodyBytes(cold.up), 'bytes');
      figure('body-down', bodyBytes(cold.down), 'bytes');
      figure('h2-new', cold.http2Bytes, 'bytes');
      figure('h2-warm', warm.http2Bytes, 'bytes');
      figure('h2-warm-later', warmLater.http2Bytes, 'bytes');
      figure('idle', bodyBytes(idle.up) + bodyBytes(idle.down), 'bytes');
      figure('requests', requestsIn(cold), 'requests');
      figure('first-contact-body-up', bodyBytes(first.up), 'bytes');
      figure('tls-new', cold.tlsBytes, 'bytes');
      figure('tls-warm', warm.tlsBytes, 'bytes');
      for (const [name, tapped] of Object.entries({ first, cold, warm, warmLater, idle })) tell(name, tapped);
    } finally {
      await server.kill();
    }
  }
}

/** The same session as others would send it. */
function others(): void {
  const gzipped = (value: unknown): number => gzipSync(JSON.stringify(value), { level: 9 }).length;
  figure('xapi-gzip', gzipped(asStatements(session)), 'bytes');
  figure('json-gzip', gzipped(session.events), 'bytes');
}

await buildPacks();
await buildApp();
const dist = resolve(process.env.DIST_DIR ?? join(import.meta.dirname, '../dist'));
const distDir = await copyDist(dist, join(import.meta.dirname, 'support/page.ts'));
const tls = selfSigned(HOST, scratch);
try {
  await wire(distDir, tls);
  const restored = await measureRestore(join(scratch, 'year'), distDir, tls, session);
  figure('restore-bytes', restored.bytes, 'bytes');
  figure('restore-ms', restored.ms, 'ms');
  others();
} finally {
  rmSync(scratch, { recursive: true, force: true });
  rmSync(distDir, { recursive: true, force: true });
}
