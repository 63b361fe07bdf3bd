import { isQuotaExceeded, NewerDataError, StorageFullError } from '../data/study/errors.ts';
import { MalformedError } from '../protocol/bytes/byte-reader.ts';
import { type Carried, UnsupportedFileError } from '../protocol/carrier/carried-file.ts';
import { type TakeInDeps, type TakenIn, takeIn } from './take-in.ts';

/**
 * `unreadable`: no file of ours, or not as it was made. `newer`: of a later app, or a newer app has the database.
 * `storage-full`: nothing of it was kept.
 */
export type TakeInResult = TakenIn | { readonly kind: 'unreadable' | 'newer' | 'storage-full' };

/** Takes in what `read` makes of foreign bytes, be it a file or a sequence of codes. */
export async function takeInBytes(deps: TakeInDeps, read: () => Carried | Promise<Carried>): Promise<TakeInResult> {
  try {
    return await takeIn(deps, await read());
  } catch (error) {
    if (error instanceof MalformedError) return { kind: 'unreadable' };
    if (error instanceof UnsupportedFileError || error instanceof NewerDataError) return { kind: 'newer' };
    if (error instanceof StorageFullError || isQuotaExceeded(error)) return { kind: 'storage-full' };
    throw error;
  }
}
