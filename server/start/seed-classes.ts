import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecret } from '../store/secrets.ts';
import type { NewClass, Store } from '../store/store.ts';

/** The page of one class's facilitator; whoever has the path has the class. */
export interface FacilitatorLink {
  readonly className: string;
  readonly path: string;
}

export const LINK_FILE = 'facilitator-link.txt';

/**
 * Makes a class that is not there yet, with its facilitator's secret. The database keeps the secret's hash alone, so the
 * link is first put into a file that only the server's user can read. Returns undefined where the class is there already.
 */
export async function seedClass(
  store: Store,
  dataDir: string,
  seeded: Omit<NewClass, 'secret'>,
): Promise<FacilitatorLink | undefined> {
  if (await store.hasClass(seeded.id)) return undefined;
  const secret = newSecret();
  const link = { className: seeded.name, path: `/centre#${secret}` };
  await appendFile(join(dataDir, LINK_FILE), `${link.className}: ${link.path}\n`, { mode: 0o600 });
  await store.createClass({ ...seeded, secret });
  return link;
}
