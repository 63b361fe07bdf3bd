import { MalformedError } from '../protocol/bytes/byte-reader.ts';
import { type Carried, decodeCarriedFile, MAX_CARRIED_BYTES } from '../protocol/carrier/carried-file.ts';

/** Answers may be larger than what was asked; beyond this it is no file of ours. */
const MAX_FILE_BYTES = 8 * MAX_CARRIED_BYTES;

/** What is in a file that she chose. @throws MalformedError, UnsupportedFileError */
export async function readCarriedFile(file: File): Promise<Carried> {
  if (file.size > MAX_FILE_BYTES) throw new MalformedError('too large for a file of carried work');
  return decodeCarriedFile(new Uint8Array(await file.arrayBuffer()));
}
