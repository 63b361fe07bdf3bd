import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { collectFindings } from '../report/finding.ts';
import { checkBlobs } from '../store/verify/check-blobs.ts';
import { checkVersion } from '../store/verify/check-course.ts';
import { readFolder } from '../store/verify/store-reader.ts';
import { PublishFailure } from './publish-failure.ts';

/** A version that a store of packs has. */
export interface LocalVersion {
  course: number;
  version: number;
  root: BlobRef;
}

/** Every chunk that a version names, each looked at on the way. @throws PublishFailure where the store is damaged */
export async function listChunks(
  folder: string,
  version: LocalVersion,
  { signal }: { signal: AbortSignal },
): Promise<string[]> {
  const { findings, report } = collectFindings();
  const check = { reader: readFolder(folder, { signal }), report, signal };
  const blobs = checkBlobs(check);
  await checkVersion(check, blobs, version);
  const [first] = findings;
  if (first) throw new PublishFailure(`the packs in ${folder} are damaged: ${first.file}: ${first.message}`);
  return [...blobs.seen.keys()];
}
