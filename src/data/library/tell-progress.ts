import type { FetchDeps } from './deps.ts';
import { changeDownload, type Download } from './download-row.ts';
import { keepPieces } from './keep-pieces.ts';
import type { ChunkListRow, ChunkRow } from './library-db.ts';

/** Every word of progress wakes every tab that shows it. */
const TELL_EVERY_MS = 300;

/** A piece that came, and what it moved; neither chunk nor list where the phone had it by then. */
export interface Came {
  movedBytes: number;
  chunk?: ChunkRow;
  list?: ChunkListRow;
  /** A beginning of the chunk was kept before. */
  wasBegun?: boolean;
}

interface Amount {
  doneBytes: number;
  totalBytes: number;
}

/** Keeps what comes of a download, and tells in its row how far it is: a few times a second, and when it ends [DL10]. */
export function tellProgress({ library, now }: FetchDeps, wish: Download, { doneBytes, totalBytes }: Amount) {
  let toldBytes: number | undefined;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  const progress = () => {
    [toldBytes, toldAtMs] = [doneBytes, performance.now()];
    return { state: 'coming', doneBytes, totalBytes } as const;
  };
  return {
    restBytes: () => totalBytes - doneBytes,
    /** Throws PackProblem `full`. */
    keep: async (came: readonly Came[]): Promise<void> => {
      const movedBytes = came.reduce((sum, one) => sum + one.movedBytes, 0);
      doneBytes += movedBytes;
      const isTime = performance.now() - toldAtMs >= TELL_EVERY_MS;
      const kept = {
        chunks: came.flatMap(({ chunk }) => chunk ?? []),
        lists: came.flatMap(({ list }) => list ?? []),
        begun: came.flatMap(({ chunk, wasBegun }) => (chunk && wasBegun ? chunk.hash : [])),
        progress: isTime ? progress() : undefined,
      };
      await keepPieces(library, wish, kept, now()).catch((error: unknown) => {
        doneBytes -= movedBytes;
        throw error;
      });
    },
    tellNow: async (): Promise<void> => {
      if (toldBytes !== doneBytes) await changeDownload(library, wish, progress(), now());
    },
  };
}
