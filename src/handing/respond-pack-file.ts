import type { LibraryDb } from '../data/library/library-db.ts';
import { PackProblem } from '../data/library/pack-problem.ts';
import { PACK_FILE_TYPE } from '../protocol/pack/pack-file.ts';
import { type Given, type Pinned, planPackFile } from './plan-pack-file.ts';
import { streamPackFile } from './write-pack-file.ts';

/**
 * Answers with a file of these courses, which the browser saves under its name while it is made. What cannot be made is 204: the page that
 * asked stays, and has said why.
 */
export async function respondPackFile(
  library: LibraryDb,
  { name, given }: { name: string; given: readonly Given[] },
  pinned: Pinned = {},
): Promise<Response> {
  try {
    const plan = await planPackFile(library, given, pinned);
    const headers = new Headers({
      'Content-Type': PACK_FILE_TYPE,
      'Content-Length': String(plan.bytes),
      // RFC 6266: the name in every script, and one that any browser can read.
      'Content-Disposition': `attachment; filename="course.caravan"; filename*=UTF-8''${extended(name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    return new Response(streamPackFile(library, plan), { headers });
  } catch (error) {
    if (!(error instanceof PackProblem)) throw error;
    return new Response(null, { status: 204 });
  }
}

/** As RFC 8187 writes a value: what `encodeURIComponent` leaves and a header may not hold is escaped too. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
