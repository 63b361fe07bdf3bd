import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Encoding } from '../http/accepted-encoding.ts';

/** A file of the built app. */
export interface Asset {
  readonly file: string;
  /** Encodings that lie beside it, best first. */
  readonly encodings: readonly Encoding[];
}

export interface LoadedAsset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** The built app, as it lay in its folder at the start: what is not in this table does not exist. */
export interface AppAssets {
  /** Of the addresses of all files. */
  readonly paths: readonly string[];
  /** By the path of its address. */
  readonly find: (path: string) => Asset | undefined;
  /** A file's bytes, held in memory from the first time on. */
  readonly load: (file: string) => Promise<LoadedAsset>;
}

export const ENDINGS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

export async function openAppAssets(dir: string): Promise<AppAssets> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Set(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const assets = new Map<string, Asset>();
  for (const file of files) {
    if (file.endsWith(ENDINGS.br) || file.endsWith(ENDINGS.gzip)) continue;
    const encodings = (['br', 'gzip'] as const).filter((encoding) => files.has(file + ENDINGS[encoding]));
    assets.set(`/${relative(dir, file).split(sep).join('/')}`, { file, encodings });
  }
  const loaded = new Map<string, Promise<LoadedAsset>>();
  return {
    paths: [...assets.keys()],
    find: (path) => assets.get(path),
    load(file) {
      const asset = loaded.get(file) ?? load(file);
      loaded.set(file, asset);
      return asset;
    },
  };
}

async function load(file: string): Promise<LoadedAsset> {
  const bytes = await readFile(file);
  return { bytes, etag: createHash('sha256').update(bytes).digest('base64url') };
}
