import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Files of a build that shrink; pictures are small already. */
const COMPRESSIBLE = '**/*.{html,js,css,svg,json,webmanifest}';

/** Puts a `.br` and a `.gz` beside each file of a build that becomes smaller by it: compressed once, as hard as can be. */
export function precompress(folder: string): void {
  for (const name of globSync(COMPRESSIBLE, { cwd: folder })) {
    const bytes = readFileSync(join(folder, name));
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    if (brotli.length < bytes.length) writeFileSync(join(folder, `${name}.br`), brotli);
    const gzip = gzipSync(bytes, { level: 9 });
    if (gzip.length < bytes.length) writeFileSync(join(folder, `${name}.gz`), gzip);
  }
}
