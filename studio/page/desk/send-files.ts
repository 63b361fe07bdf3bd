import * as v from 'valibot';
import { uploadSchema } from '../../wire/desk-state.ts';
import { ApiError, ask, troubleIn } from './api.ts';

/** A file with its path in what was dropped. */
export interface SentFile {
  path: string;
  file: File;
}

export interface Dropped {
  /** What was dropped, as its owner calls it. */
  name: string;
  files: SentFile[];
}

/** What was dropped, folders with all that is in them. To be called while the event is handled. */
export async function readDrop(transfer: DataTransfer): Promise<Dropped | undefined> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [first] = entries;
  if (!first) return undefined;
  const files = await Promise.all(entries.map((entry) => filesOf(entry)));
  return { name: first.name, files: files.flat() };
}

/** What was chosen by a button for files, or one for folders. */
export function readChosen(chosen: FileList | null): Dropped | undefined {
  const files = [...(chosen ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const [first] = files;
  return first && { name: first.path.split('/')[0] ?? first.path, files };
}

async function filesOf(entry: FileSystemEntry): Promise<SentFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry instanceof FileSystemFileEntry) {
    return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const inside = await readAll(entry.createReader());
  return (await Promise.all(inside.map((one) => filesOf(one)))).flat();
}

/** A reader gives a hundred entries at a time, and none at the end. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Sends files to the studio, one after the other; gives back the upload's id. @throws ApiError, or the signal's reason */
export async function sendFiles(
  files: readonly SentFile[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<string> {
  const { id } = v.parse(uploadSchema, await ask('POST', 'uploads'));
  const whole = files.reduce((sum, { file }) => sum + file.size, 0) || 1;
  let before = 0;
  try {
    for (const { path, file } of files) {
      const address = `uploads/${id}?${new URLSearchParams({ path })}`;
      await put(address, file, signal, (bytes) => onProgress((before + bytes) / whole));
      before += file.size;
    }
    return id;
  } catch (error) {
    await ask('DELETE', `uploads/${id}`).catch(() => undefined);
    throw error;
  }
}

/** `fetch` tells nothing of what has been sent. */
function put(address: string, file: File, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    signal.addEventListener('abort', stop);
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onloadend = () => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else if (request.status === 204) resolve();
      else reject(new ApiError(request.status === 0 ? 'no-answer' : troubleIn(parse(request.responseText))));
    };
    request.open('PUT', address);
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
