import { setImmediate as nextTurn } from 'node:timers/promises';
import { LibraryDb } from '../../../../src/data/library/library-db.ts';

const PART_BYTES = 16_384;

/** One life of a page: what it has open, until it is killed. */
export interface MortalPage {
  library: LibraryDb;
  fetch: typeof fetch;
  /** Bytes of bodies that came in this life. */
  movedBytes: () => number;
  isDead: () => boolean;
}

interface LifeOptions {
  fetch: typeof fetch;
  /** It is killed when so many bytes have come, between one part of a body and the next. */
  killedAtBytes: number;
  /** Bodies break off whenever so many more have come; the page lives on. */
  cutEveryBytes: number;
}

/** Opens a page on a library. What is under way when it is killed gets nowhere: no byte comes, nothing is written any more. */
export function openPage(name: string, { fetch, killedAtBytes, cutEveryBytes }: LifeOptions): MortalPage {
  const library = new LibraryDb(name);
  let movedBytes = 0;
  let isDead = false;
  let cutAtBytes = cutEveryBytes;

  /** Lets a part of a body through, or ends the line or the page. */
  const pass = (bytes: number): void => {
    movedBytes += bytes;
    if (!isDead && movedBytes >= killedAtBytes) {
      isDead = true;
      library.close();
    }
    if (isDead) throw new Error('killed');
    if (movedBytes < cutAtBytes) return;
    cutAtBytes += cutEveryBytes;
    throw new Error('cut');
  };
  const inParts = (body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> => {
    let at = 0;
    return new ReadableStream(
      {
        pull: async (controller) => {
          await nextTurn();
          if (at >= body.length) return controller.close();
          const part = body.slice(at, at + PART_BYTES);
          at += part.length;
          pass(part.length);
          controller.enqueue(part);
        },
      },
      { highWaterMark: 0 },
    );
  };
  return {
    library,
    movedBytes: () => movedBytes,
    isDead: () => isDead,
    fetch: async (input, init) => {
      if (isDead) throw new Error('killed');
      const { status, headers, body } = await fetch(input, init);
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      return new Response(status < 300 ? inParts(bytes) : null, { status, headers });
    },
  };
}
