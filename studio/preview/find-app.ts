import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Where `npm run build` puts the app, and the pages of the studio in a folder beside it. */
const builtApp = (): string => resolve(process.env.DIST_DIR ?? join(ROOT, 'dist'));

/** The built app that trusts this root key: the one that is there, else one of its own, built once in the folder `cache`. */
export async function findApp(rootKey: string, { cache, signal }: { cache: string; signal: AbortSignal }) {
  const built = builtApp();
  if (await trusts(built, rootKey)) return built;
  const own = join(resolve(cache), `app-${rootKey.slice(0, 16)}`);
  await build('app', { DIST_DIR: own, ROOT_KEY: rootKey }, signal);
  return own;
}

/** The built pages of the studio. */
export async function findStudioPages(signal: AbortSignal): Promise<string> {
  const pages = join(builtApp(), 'studio');
  if (!existsSync(join(pages, 'index.html'))) await build('studio', {}, signal);
  return pages;
}

async function trusts(app: string, rootKey: string): Promise<boolean> {
  const assets = join(app, 'assets');
  if (!existsSync(join(app, 'index.html'))) return false;
  for (const name of await readdir(assets)) {
    if (name.endsWith('.js') && (await readFile(join(assets, name), 'utf8')).includes(rootKey)) return true;
  }
  return false;
}

/** `npm run build` of one part. */
function build(part: 'app' | 'studio', env: Record<string, string>, signal: AbortSignal): Promise<void> {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const options = { cwd: ROOT, signal, env: { ...process.env, PATH: path, ...env } };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['scripts/build.ts', part], { ...options, stdio: ['ignore', 2, 2] });
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`the ${part} could not be built`))));
  });
}
