import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkName } from '../unpack/entry-name.ts';
import { PackageError } from '../unpack/package-files.ts';
import { DeskProblem } from './desk-problem.ts';

/** Of all files of an upload together. A recording of a lecture may have some; what is in an archive is bounded where it is read. */
export const UPLOAD_LIMIT_BYTES = 16 * 1024 ** 3;
const MOST_FILES = 20_000;

/** What the page sends, file by file, on its way into a job. */
export interface Uploads {
  begin: () => string;
  /** Writes a file of an upload, whole or not at all. @throws DeskProblem */
  receive: (id: string, path: string, body: ReadableStream<Uint8Array>) => Promise<void>;
  /** The file that came, or the folder where more than one did. @throws DeskProblem where nothing did */
  take: (id: string) => { place: string; files: string[] };
  drop: (id: string) => void;
}

/** Uploads in a folder of their own; what an earlier server left there goes. */
export function openUploads(folder: string, limitBytes = UPLOAD_LIMIT_BYTES): Uploads {
  rmSync(folder, { recursive: true, force: true });
  const known = new Map<string, { bytes: number; paths: Set<string> }>();
  const find = (id: string) => {
    const upload = known.get(id);
    if (!upload) throw new DeskProblem('not-found');
    return upload;
  };
  return {
    begin: () => {
      const id = randomUUID();
      known.set(id, { bytes: 0, paths: new Set() });
      mkdirSync(join(folder, id), { recursive: true, mode: 0o700 });
      return id;
    },
    receive: async (id, name, body) => {
      const upload = find(id);
      const path = safePath(name);
      if (upload.paths.has(path.toLowerCase()) || upload.paths.size >= MOST_FILES) throw new DeskProblem('bad-name');
      upload.paths.add(path.toLowerCase());
      const file = join(folder, id, path);
      const count = new Transform({
        transform: (piece: Buffer, _, done) => {
          upload.bytes += piece.length;
          done(upload.bytes > limitBytes ? new DeskProblem('too-large') : null, piece);
        },
      });
      try {
        mkdirSync(dirname(file), { recursive: true });
        await pipeline(piecesOf(body), count, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        rmSync(file, { force: true });
        upload.paths.delete(path.toLowerCase());
        throw problemOf(error);
      }
    },
    take: (id) => {
      find(id);
      const root = join(folder, id);
      const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const files = entries.map(({ parentPath, name }) => join(parentPath, name));
      const [only, another] = files;
      if (only === undefined) throw new DeskProblem('not-found');
      if (another === undefined && dirname(only) === root) return { place: only, files };
      // A folder that was dropped is one folder below the upload.
      const [top, beside] = readdirSync(root);
      return { place: top !== undefined && beside === undefined ? join(root, top) : root, files };
    },
    drop: (id) => {
      if (known.delete(id) && existsSync(folder)) rmSync(join(folder, id), { recursive: true, force: true });
    },
  };
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

/** A path below the upload. @throws DeskProblem where it could lead anywhere else */
function safePath(name: string): string {
  try {
    const path = checkName(name);
    if (path !== '') return path;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
  }
  throw new DeskProblem('bad-name');
}

function problemOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return new DeskProblem('disk-full');
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return new DeskProblem('bad-name');
  if (error instanceof DeskProblem) return error;
  return new DeskProblem('cut-off');
}
