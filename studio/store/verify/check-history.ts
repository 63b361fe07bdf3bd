import { type Keyring, publisherKeys } from '../../../src/protocol/pack/keyring.ts';
import { type CourseHistory, courseHistorySchema, publisherOf } from '../../../src/protocol/pack/release.ts';
import type { Signed } from '../../../src/protocol/pack/signed.ts';
import { historyPath } from '../history.ts';
import { isReleaseOf, isWithdrawn, readWithdrawal } from '../releases.ts';
import { signerOf } from '../signing.ts';
import { type Check, complain, parse, readFile } from './check.ts';
import type { Listed } from './check-catalogue.ts';

const HISTORY_LIMIT_BYTES = 4_194_304;

/** Checks what the store says of a course's versions, their releases, and whether the catalogue lists the newest (pack-spec [VER1], [REL1]). */
export async function checkHistory(
  check: Check,
  course: number,
  { keyring, listed }: { keyring: Keyring | undefined; listed: Listed | undefined },
): Promise<CourseHistory | undefined> {
  const path = historyPath(course);
  const bytes = await readFile(check, path, HISTORY_LIMIT_BYTES);
  const history =
    bytes && bytes !== 'unreadable' && parse(check, path, Buffer.from(bytes).toString(), courseHistorySchema);
  if (!history) return undefined;
  const { versions } = history;
  for (const [at, { version, root, release }] of versions.entries()) {
    const before = versions[at - 1]?.version ?? 0;
    if (version <= before) complain(check, 'bad-store', path, `version ${version} comes after version ${before}`);
    if (!release) complain(check, 'unsigned-release', path, `nobody signed version ${version}`);
    else if (!isReleaseOf(release, { course, version, root })) {
      complain(check, 'bad-signature', path, `the release of version ${version} is of something else`);
    } else if (keyring) checkSigner(check, path, { course, version, keyring }, release);
  }
  if (history.withdrawn && keyring && readWithdrawal(history.withdrawn, keyring)?.course !== course) {
    complain(check, 'bad-signature', path, 'no key of its publisher signed the withdrawal');
  }
  checkListing(check, path, history, listed);
  return history;
}

/** What a key released before it was taken back still counts through the catalogue, and from hand to hand no more. */
function checkSigner(
  check: Check,
  path: string,
  { course, version, keyring }: { course: number; version: number; keyring: Keyring },
  release: Signed,
): void {
  const publisher = publisherOf(course);
  if (signerOf(release, publisherKeys(keyring, publisher))) return;
  if (signerOf(release, publisherKeys({ ...keyring, revoked: [] }, publisher))) {
    complain(check, 'unsigned-release', path, `version ${version} was released by a key that is revoked now`);
  } else complain(check, 'bad-signature', path, `no key of publisher ${publisher} released version ${version}`);
}

function checkListing(check: Check, path: string, history: CourseHistory, listed: Listed | undefined): void {
  const newest = history.versions.at(-1);
  if (isWithdrawn(history)) {
    if (listed) complain(check, 'bad-store', path, 'this course was withdrawn, and the catalogue lists it');
  } else if (listed?.version !== newest?.version || listed?.root?.hash !== newest?.root.hash) {
    const found = listed ? `version ${listed.version}` : 'not at all';
    complain(check, 'bad-store', path, `the newest version is ${newest?.version}, and the catalogue has it ${found}`);
  }
}
