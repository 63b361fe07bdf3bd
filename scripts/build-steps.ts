import { join, resolve } from 'node:path';
import { precompress } from './precompress.ts';
import { mustRun, ROOT } from './run.ts';
import { unlessCurrent } from './stamp.ts';

/** Where a server keeps its own: database, packs, keys. */
export const dataDir = (): string => resolve(process.env.DATA_DIR ?? join(ROOT, 'data'));

const distDir = (): string => resolve(process.env.DIST_DIR ?? join(ROOT, 'dist'));

const at = (...names: string[]) => names.map((name) => join(ROOT, name));

/** Builds the packs of `content/` into the data folder, signed with its keys (made at the first run). */
export async function buildPacks(data = dataDir()): Promise<void> {
  const inputs = [...at('content', 'studio', 'src/protocol'), join(data, 'keys')];
  await unlessCurrent(join(data, 'packs', '.stamp'), inputs, () =>
    mustRun('node', ['studio/cli.ts', 'build', 'content', '--out', join(data, 'packs'), '--keys', join(data, 'keys')]),
  );
}

/** Builds the app into `dist/`. It pins the root key that signed the packs: `ROOT_KEY` (hex), else the data folder's. */
export async function buildApp(data = dataDir()): Promise<void> {
  const keyFile = join(data, 'keys', 'root.pub');
  const inputs = [
    ...at('src', 'sw', 'public', 'locales', 'index.html', 'vite.config.ts', 'lingui.config.ts', 'package-lock.json'),
    ...at('content/glossary', 'scripts/shared-modules.ts'),
    keyFile,
  ];
  const dist = distDir();
  await unlessCurrent(join(dist, '.stamp'), inputs, async () => {
    const args = ['build', '--logLevel', 'warn', '--outDir', dist, '--emptyOutDir'];
    await mustRun('vite', args, { ROOT_KEY_FILE: keyFile });
    precompress(dist);
  });
}

/** Builds the pages of the studio into `dist/studio/`, after the app: its build empties `dist/`. */
export async function buildStudioPages(): Promise<void> {
  const inputs = at(
    ...['studio/page', 'studio/wire', 'studio/report', 'src', 'locales', 'vite.studio.config.ts', 'package-lock.json'],
  );
  const pages = join(distDir(), 'studio');
  await unlessCurrent(join(pages, '.stamp'), inputs, () => {
    const args = [
      'build',
      '--config',
      'vite.studio.config.ts',
      '--logLevel',
      'warn',
      '--outDir',
      pages,
      '--emptyOutDir',
    ];
    return mustRun('vite', args);
  });
}
