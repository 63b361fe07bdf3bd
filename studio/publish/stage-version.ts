import type { KeyObject } from 'node:crypto';
import { publishPaths, stagedAnswerSchema } from '../../src/protocol/pack/publishing.ts';
import { signRelease } from '../store/releases.ts';
import type { AuthorClient } from './author-client.ts';
import { type LocalVersion, listChunks } from './list-chunks.ts';
import { PublishFailure } from './publish-failure.ts';
import { type Upload, uploadChunks } from './upload-chunks.ts';

/** What was swept while it was sent is sent again; what is missing after that is not ours. */
const ROUNDS = 3;

export interface Staging extends Pick<Upload, 'folder' | 'progress'> {
  key: KeyObject;
  signal: AbortSignal;
  /** Everything is sent, and the server looks at it. */
  onCheck: () => void;
}

/** Sends a version and has the server check and keep it. Resolves to the id that it is released by. @throws PublishFailure */
export async function stageVersion(client: AuthorClient, version: LocalVersion, staging: Staging): Promise<string> {
  const { course } = version;
  const chunks = await listChunks(staging.folder, version, staging);
  const body = JSON.stringify(signRelease(version, staging.key));
  for (let round = 1; ; round++) {
    await uploadChunks(client, chunks, { ...staging, course });
    staging.onCheck();
    try {
      const call = { method: 'POST' as const, path: publishPaths.staged(course), body };
      return (await client.call(call, stagedAnswerSchema)).id;
    } catch (error) {
      const isLacking =
        error instanceof PublishFailure && (error.answer?.missing ?? []).some((hash) => chunks.includes(hash));
      if (!isLacking || round === ROUNDS) throw error;
    }
  }
}
