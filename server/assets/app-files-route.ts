import type { Hono } from 'hono';
import { type AppFiles, HUB_API } from '../../src/protocol/hub/hub-api.ts';
import { sha256 } from '../../studio/store/sha256.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { AppAssets } from './app-assets.ts';

/** GET app-files.json: what the app consists of, so that a hub can serve it too [HUB12]. The studio's pages and what the build noted are no part of it. */
export function addAppFilesRoute(app: Hono<AppEnv>, assets: AppAssets): void {
  let listing: Promise<AppFiles> | undefined;
  app.get(HUB_API.appFiles, async (c) => {
    listing ??= listFiles(assets);
    return c.json(await listing, 200, { 'cache-control': 'no-cache' });
  });
}

async function listFiles(assets: AppAssets): Promise<AppFiles> {
  const paths = assets.paths.filter((path) => !path.startsWith('/studio/') && !path.includes('/.'));
  const files = paths.map(async (path) => {
    const asset = assets.find(path);
    if (!asset) throw new Error(`the app has no ${path}`);
    const { bytes } = await assets.load(asset.file);
    return { path, bytes: bytes.length, hash: sha256(bytes) };
  });
  return { format: 1, files: await Promise.all(files) };
}
