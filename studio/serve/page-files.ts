import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing from elsewhere, and no frame of anybody else's around it. Frames show the app and reports. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer to a page of the studio carries: its address is a secret, so it tells it to nobody. */
export const PRIVATE_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** The built page of the studio: what was in its folder at the start, and nothing else, by its path. */
export interface PageFiles {
  send: (path: string) => Promise<Response | undefined>;
}

export async function openPageFiles(folder: string): Promise<PageFiles> {
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  const files = new Map(
    entries
      .filter((entry) => entry.isFile() && Object.hasOwn(TYPES, extname(entry.name)))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [relative(folder, file).split(sep).join('/'), file] as const),
  );
  return {
    send: async (path) => {
      const file = files.get(path);
      if (file === undefined) return undefined;
      const headers = { 'content-type': TYPES[extname(file)] ?? '', 'content-security-policy': POLICY };
      return new Response(await readFile(file), { headers: { ...PRIVATE_HEADERS, ...headers } });
    },
  };
}
