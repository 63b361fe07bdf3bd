import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:http2';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';
import type { AppEnv } from '../../server/http/app-env.ts';
import { listen } from '../../server/listen.ts';

/** A certificate of its own for localhost. */
async function selfSigned() {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-tls-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const [TLS_CERT, TLS_KEY] = [join(dir, 'cert.pem'), join(dir, 'key.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', TLS_KEY, '-out', TLS_CERT], {
    stdio: 'ignore',
  });
  return { TLS_CERT, TLS_KEY, ca: await readFile(TLS_CERT) };
}

// Node makes no certificates: without openssl on this computer there is none to serve with.
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

it.runIf(hasOpenssl)(
  'speaks HTTP/2, and HTTP/1.1 to those who know no better, and leaves in spite of an open session',
  async () => {
    const { ca, ...env } = await selfSigned();
    const app = new Hono<AppEnv>().get('/', (c) => c.text(`HTTP/${c.env.incoming?.httpVersion}`));
    const listener = await listen(app, readEnvironment({ ...env, PORT: '0', HOST: '127.0.0.1' }));

    const session = connect(`https://localhost:${listener.port}`, { ca });
    const stream = session.request({ ':path': '/' });
    expect((await stream.setEncoding('utf8').toArray()).join('')).toBe('HTTP/2.0');

    const [older] = await once(get({ host: 'localhost', port: listener.port, ca, agent: false }), 'response');
    expect((await older.setEncoding('utf8').toArray()).join('')).toBe('HTTP/1.1');

    await listener.close();
    expect(session.closed).toBe(true);
  },
);
