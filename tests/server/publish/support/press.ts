import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAuthorClient } from '../../../../studio/publish/author-client.ts';
import { publishFromStore } from '../../../../studio/publish/publish-store.ts';
import { delegate, revoke } from '../../../../studio/store/edit-keyring.ts';
import { makeKeyFile, makeKeys, readKeyring, writeKeyring } from '../../../../studio/store/keys.ts';
import { keyFromPem } from '../../../../studio/store/signing.ts';
import { openStore, type Store } from '../../../../studio/store/store.ts';
import { readFolder } from '../../../../studio/store/verify/store-reader.ts';
import { verifyStore } from '../../../../studio/store/verify/verify-store.ts';
import { putCourse } from '../../../studio/support/put-course.ts';
import { temporaryFolder } from '../../../studio/support/studio-folder.ts';
import { startServerProcess } from '../../../support/server-process.ts';

export const PUBLISHER = 7;
export const courseOf = (n: number, publisher = PUBLISHER): number => publisher * 4096 + n;
const { signal } = new AbortController();

/** A server that can sign its catalogue, and authors whose keys its keyring names. */
export function openPress() {
  const dir = temporaryFolder();
  const [dataDir, packsDir, keysDir] = ['', 'packs', 'keys'].map((name) => join(dir, 'data', name));
  if (!dataDir || !packsDir || !keysDir) throw new Error('no folders');
  makeKeys(keysDir);
  const rootKey = readKeyring(keysDir).rootKey;
  let files = 0;

  /** An author with a key of her own. */
  const author = ({ publisher = PUBLISHER, isDelegated = true } = {}) => {
    const file = join(dir, `author-${++files}.key`);
    const hex = makeKeyFile(file);
    if (isDelegated) {
      const { keyring } = readKeyring(keysDir);
      writeKeyring(keysDir, delegate(keyring, { number: publisher, name: `Press ${publisher}`, key: hex }));
    }
    return { file, hex, key: keyFromPem(readFileSync(file)) };
  };
  return {
    ...{ dir, dataDir, packsDir, keysDir, rootKey, author },
    revoke: (hex: string) => writeKeyring(keysDir, revoke(readKeyring(keysDir).keyring, hex)),
    start: async (env: Record<string, string> = {}) => {
      const server = await startServerProcess({ DATA_DIR: dataDir, DIST_DIR: join(dir, 'dist'), ...env });
      onTestFinished(() => server.kill());
      return server;
    },
    verify: () => verifyStore(readFolder(packsDir, { signal }), { rootKey, signal }),
  };
}
export type Press = ReturnType<typeof openPress>;
export type Author = ReturnType<Press['author']>;

let stores = 0;
/** Packs as an author has built them: a small course for each version that is asked for. */
export function localPacks(press: Press, fill: (store: Store) => void): string {
  const folder = join(press.dir, `local-${++stores}`);
  const store = openStore(folder);
  fill(store);
  store.commit();
  return folder;
}

/** Packs with these versions of a course. `words` make them others than those of the same numbers elsewhere. */
export const versions = (press: Press, course: number, numbers: readonly number[], words = 'Harbour') =>
  localPacks(press, (store) => {
    for (const version of numbers) {
      putCourse(store, course, {
        version,
        licence: words,
        publisher: { number: Math.floor(course / 4096), name: 'Press' },
      });
    }
  });

/** Publishes as the studio does. */
export function publish(
  { origin }: { origin: string },
  author: Author,
  course: number,
  folder: string,
  { isStageOnly = false } = {},
) {
  const client = createAuthorClient({ to: origin, key: author.key, signal, firstWaitMs: 10 });
  return publishFromStore(client, course, { folder, key: author.key, isStageOnly, signal, progress: () => undefined });
}

/** Why something was refused, as a word; `taken` where it was not. */
export async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'taken';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const answer = 'answer' in error ? error.answer : undefined;
    if (typeof answer === 'object' && answer !== null && 'problem' in answer) return String(answer.problem);
    return error.message;
  }
}
