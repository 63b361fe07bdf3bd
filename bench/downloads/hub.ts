import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { HUB_API, hubDescriptionSchema } from '../../src/protocol/hub/hub-api.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { sha256 } from '../../studio/store/sha256.ts';
import { freePort } from '../../tests/support/server-process.ts';
import type { Figure } from '../support/figure.ts';
import { readHeld } from './held-chunks.ts';
import { COURSE_OF_50_MB, setStage } from './stage.ts';

const ROOT = join(import.meta.dirname, '../..');
const PHONES = 30;
/** Requests of one phone that are under way at once, as the app has them. */
const AT_ONCE = 4;
const PATIENCE_MS = 120_000;

const packageSchema = v.object({ scripts: v.object({ hub: v.string() }) });

/** A classroom that fetches one course from a hub at the same time: whether every phone gets it whole, and what memory the hub takes. */
export async function measureHub(): Promise<Figure[]> {
  const { server, packs, folder, rootKey, dispose } = await setStage([COURSE_OF_50_MB]);
  let hub: Hub | undefined;
  try {
    hub = await startHub(server.origin, rootKey, join(folder, 'hub'));
    await untilHeld(hub);
    const mirrorPeakMB = peakMB(hub);
    // The classroom has no line.
    await server.kill();
    const { origin } = hub;
    const { manifests, blobs, chunks } = readHeld(packs, COURSE_OF_50_MB.course, { lang: 'en', rung: '240' });
    const modules = manifests.root.modules.map(({ manifest }) => manifest.hash);
    const hashes = [...new Set([...modules, ...blobs.map(({ ref }) => ref.hash), ...chunks])];
    const startMs = performance.now();
    const ends = await Promise.all(Array.from({ length: PHONES }, () => fetchWhole(origin, hashes)));
    const seconds = (performance.now() - startMs) / 1000;
    const bytes = ends.reduce((sum, end) => sum + end.bytes, 0);
    return [
      { name: 'hub-whole', value: ends.filter(({ isWhole }) => isWhole).length, unit: `of ${PHONES} phones` },
      {
        ...{ name: 'hub-rss', value: peakMB(hub), unit: 'MB' },
        beside: [
          `${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, ${hashes.length} requests a phone, every hash compared; clients in one process of this computer`,
          `peak when the course was mirrored and nobody had asked: ${mirrorPeakMB.toFixed(0)} MB`,
        ],
      },
    ];
  } finally {
    await hub?.kill();
    await dispose();
  }
}

interface Hub {
  origin: string;
  process: ChildProcess;
  kill(): Promise<void>;
}

/** What `npm run hub` gives to node: a campus starts it so, and its service does (docs/operations.md). */
function hubCommand(): string[] {
  const { scripts } = v.parse(packageSchema, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  return scripts.hub.split(' ').slice(1);
}

async function startHub(from: string, rootKey: string, dataDir: string): Promise<Hub> {
  const port = await freePort();
  const args = ['--from', from, '--courses', String(COURSE_OF_50_MB.course), '--lang', 'en', '--rung', '240'];
  const child = spawn(
    process.execPath,
    [...hubCommand(), ...args, '--root-key', rootKey, '--data', dataDir, '--port', String(port)],
    {
      cwd: ROOT,
      env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return {
    origin: `http://127.0.0.1:${port}`,
    process: child,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits until the hub says that it has the course whole. */
async function untilHeld({ origin, process: child }: Hub): Promise<void> {
  for (const endMs = performance.now() + PATIENCE_MS; performance.now() < endMs; await sleep(200)) {
    if (child.exitCode !== null) throw new Error('the hub did not start');
    const answer = await fetch(origin + HUB_API.description).catch(() => undefined);
    if (!answer?.ok) continue;
    const { courses } = v.parse(hubDescriptionSchema, await answer.json());
    if (courses.some(({ course, rungs }) => course === COURSE_OF_50_MB.course && rungs.en?.includes('240'))) return;
  }
  throw new Error('the hub has not mirrored the course');
}

/** The most memory that the hub has had, as the system counts it. */
function peakMB({ process: { pid } }: Hub): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

/** A phone of the classroom: fetches every chunk of the course, and compares each with its hash. */
async function fetchWhole(origin: string, hashes: readonly string[]): Promise<{ isWhole: boolean; bytes: number }> {
  let [bytes, good] = [0, 0];
  const left = [...hashes];
  const work = async (): Promise<void> => {
    for (let hash = left.shift(); hash !== undefined; hash = left.shift()) {
      const answer = await fetch(`${origin}/packs/${chunkPath(hash)}`);
      const body = new Uint8Array(await answer.arrayBuffer());
      bytes += body.length;
      if (sha256(body) === hash) good += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { isWhole: good === hashes.length, bytes };
}
