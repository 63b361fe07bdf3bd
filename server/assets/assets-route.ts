import type { Hono } from 'hono';
import { acceptedEncoding } from '../http/accepted-encoding.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { sendBlob } from '../http/send-blob.ts';
import { type AppAssets, type Asset, ENDINGS } from './app-assets.ts';
import { contentType } from './content-type.ts';

/** Names that change with their content. Everything else is asked for again each time, which costs a 304. */
const isHashed = (path: string): boolean => path.startsWith('/assets/');

/** Places of the app have no dot in their last segment; these prefixes are never places. */
const isPlace = (path: string): boolean =>
  !/\.[^/]*$/.test(path) && !/^\/(api|packs|media|assets|healthz)(\/|$)/.test(path);

/** The built app: its files, and its one page for every place in it. */
export function addAssetsRoute(app: Hono<AppEnv>, assets: AppAssets): void {
  app.get('*', async (c) => {
    const asset = assets.find(c.req.path) ?? pageFor(c, assets);
    return asset ? sendAsset(c, assets, asset) : c.notFound();
  });
}

function pageFor(c: AppContext, assets: AppAssets): Asset | undefined {
  const isNavigation = isPlace(c.req.path) && (c.req.header('accept') ?? '').includes('text/html');
  return isNavigation || c.req.path === '/' ? assets.find('/index.html') : undefined;
}

async function sendAsset(c: AppContext, assets: AppAssets, { file, encodings }: Asset): Promise<Response> {
  const encoding = c.req.header('range') ? undefined : acceptedEncoding(c.req.header('accept-encoding'), encodings);
  const { bytes, etag } = await assets.load(encoding ? file + ENDINGS[encoding] : file);
  return sendBlob(c, {
    size: bytes.length,
    etag,
    type: contentType(file),
    cacheControl: isHashed(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    headers: {
      ...(encodings.length > 0 && { vary: 'accept-encoding' }),
      ...(encoding && { 'content-encoding': encoding }),
    },
    read: ({ start, end }) => bytes.subarray(start, end),
  });
}
