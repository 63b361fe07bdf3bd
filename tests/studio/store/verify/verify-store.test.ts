import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { chunkPath } from '../../../../src/protocol/pack/media-url.ts';
import { revoke } from '../../../../studio/store/edit-keyring.ts';
import { keepWithdrawal } from '../../../../studio/store/history.ts';
import { readKeyring, writeKeyring } from '../../../../studio/store/keys.ts';
import { signWithdrawal } from '../../../../studio/store/releases.ts';
import { newKey, publicHex } from '../../../../studio/store/signing.ts';
import { readFolder, readUrl } from '../../../../studio/store/verify/store-reader.ts';
import { verifyStore } from '../../../../studio/store/verify/verify-store.ts';
import { publisher } from '../../support/publisher.ts';
import { putCourse } from '../../support/put-course.ts';
import { readCatalogue, readStore, smallCourse } from '../../support/studio-folder.ts';

const COURSE = 7 * 4096 + 3;
const { signal } = new AbortController();
const rootKeyOf = (keys: string) => readFileSync(join(keys, 'root.pub'), 'utf8').trim();

/** The small course with its video, in two versions. */
async function wholeStore() {
  const course = smallCourse();
  await course.build();
  course.edit('basics/first/text.en.md', 'It comes down', 'It travels down');
  await course.build();
  const { out } = course;
  const file = (path: string) => {
    if (!existsSync(join(out, path))) throw new Error(`there is no ${path}`);
    return join(out, path);
  };
  return {
    ...{ out, file, rootKey: rootKeyOf(course.keys) },
    textFile: () => file(chunkPath(readStore(out).modules[0]?.text.en?.hash ?? '')),
    verify: (rootKey?: string) =>
      verifyStore(readFolder(out, { signal }), { rootKey: rootKey ?? rootKeyOf(course.keys), signal }),
  };
}

/** A store of courses of one text, made in no time. */
function smallStore() {
  const { out, keys, publish, opened } = publisher();
  publish((store) => {
    for (let n = 0; n < 3; n++) putCourse(store, COURSE + n);
  });
  const verify = () => verifyStore(readFolder(out, { signal }), { rootKey: rootKeyOf(keys), signal });
  return { out, keys, publish, opened, verify };
}

function videoHash(out: string): string {
  const items = readStore(out).modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
  const hashes = JSON.stringify(items.find(({ kind }) => kind === 'video')).matchAll(/"hash":"([0-9a-f]{64})"/g);
  const files = [...hashes].map(([, hash = '']) => hash);
  const plain = files.find((hash) => !existsSync(join(out, `${chunkPath(hash)}.br`)));
  if (!plain) throw new Error('the video has no chunk of its own');
  return plain;
}

/** Thirty megabytes of nothing. */
const BOMB = brotliCompressSync(Buffer.alloc(30_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

const codesOf = ({ findings }: { findings: { code: string; file: string }[] }) =>
  findings.filter(({ code }) => code !== 'orphan').map(({ code, file }) => [code, file]);

test('a store that the studio has built is found good, whatever it holds; what only older catalogues named is counted', async () => {
  const { verify } = await wholeStore();
  const verified = await verify();
  expect(codesOf(verified)).toEqual([]);
  expect(verified).toMatchObject({ courses: 1, versions: 2, languages: ['ar', 'en', 'fr', 'zh'] });
  expect(verified.chunks).toBeGreaterThan(10);
  expect(verified.findings).toMatchObject([{ code: 'orphan', level: 'note', file: 'chunks' }]);
});

test('[BLOB1] one changed byte of a chunk is found, and so is a missing one, a shorter one and a longer one', async () => {
  const { verify, file: fileOf, out } = await wholeStore();
  // A video: nothing but its name tells that it is not what it was.
  const file = fileOf(chunkPath(videoHash(out)));
  const [path, whole] = [file.slice(out.length + 1), readFileSync(file)];
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(20) ^ 1, 20);
  for (const bytes of [damaged, whole.subarray(1), Buffer.concat([whole, Buffer.from(' ')])]) {
    writeFileSync(file, bytes);
    expect(codesOf(await verify())).toContainEqual(['bad-store', path]);
  }
  rmSync(file);
  expect(codesOf(await verify())).toContainEqual(['bad-store', path]);
});

test('[BLOB2] a compressed form that becomes other bytes is found, and one that becomes far more is not unpacked', async () => {
  const { verify, textFile, out, file } = await wholeStore();
  const packed = `${textFile()}.br`;
  for (const bytes of [brotliCompressSync('other'), BOMB, Buffer.from('broken')]) {
    writeFileSync(packed, bytes);
    expect(codesOf(await verify())).toContainEqual(['bad-store', packed.slice(out.length + 1)]);
  }
  writeFileSync(file('catalogue/en.json.br'), brotliCompressSync('{}'));
  expect(codesOf(await verify())).toContainEqual(['bad-store', 'catalogue/en.json.br']);
});

test('[SIG1] [KEY1] a head, a keyring or a release that another key signed is found', async () => {
  const { verify, file, rootKey } = await wholeStore();
  expect(codesOf(await verify(publicHex(newKey())))).toContainEqual(['bad-signature', 'keys.json']);
  for (const path of ['catalogue/fr.json', `courses/${COURSE}.json`, 'keys.json']) {
    const text = readFileSync(file(path), 'utf8');
    writeFileSync(file(path), text.replace(/"signature":"[0-9a-f]{4}/, '"signature":"0000'));
    expect(codesOf(await verify(rootKey))).toContainEqual(['bad-signature', path]);
    writeFileSync(file(path), text);
  }
});

test('without the root key the rest is still checked, and it says that nobody vouches', async () => {
  const { out } = await wholeStore();
  expect(codesOf(await verifyStore(readFolder(out, { signal }), { signal }))).toEqual([['unpinned-keys', 'keys.json']]);
});

test('[VER1] a catalogue that lists another version than the newest, or languages that disagree, are found', async () => {
  const { out, publish, verify } = smallStore();
  const head = readFileSync(join(out, 'catalogue/en.json'));
  publish((store) => putCourse(store, COURSE, { version: 2 }));
  writeFileSync(join(out, 'catalogue/en.json'), head);
  rmSync(join(out, 'catalogue/en.json.br'));
  const codes = codesOf(await verify());
  expect(codes).toContainEqual(['bad-store', 'catalogue/fr.json']);
  rmSync(join(out, `courses/${COURSE + 1}.json`));
  expect(codesOf(await verify())).toContainEqual(['bad-store', `courses/${COURSE + 1}.json`]);
});

test('[CAT4] [REL1] a root that is another than the catalogue and the release say is found', async () => {
  const { out, verify } = smallStore();
  const path = `courses/${COURSE}.json`;
  const [own, other] = [readStore(out, COURSE).history[0], readStore(out, COURSE + 1).history[0]];
  writeFileSync(join(out, path), JSON.stringify({ format: 1, versions: [{ ...own, root: other?.root }] }));
  const codes = codesOf(await verify());
  expect(codes).toContainEqual(['bad-store', path]);
  expect(codes).toContainEqual(['bad-signature', path]);
  expect(codes).toContainEqual(['bad-store', chunkPath(other?.root.hash ?? '')]);
});

test('[BLOB1] a reference that lies about the length is found', async () => {
  const { out, publish, verify } = smallStore();
  const modules = readStore(out, COURSE).root.modules.map((module) => ({
    ...module,
    manifest: { hash: module.manifest.hash, bytes: module.manifest.bytes + 1 },
  }));
  publish((store) => putCourse(store, COURSE, { version: 2, modules }));
  expect(codesOf(await verify())).toEqual([
    ['bad-store', chunkPath(modules[0]?.manifest.hash ?? '')],
    ['bad-store', `courses/${COURSE}.json`],
  ]);
});

test('[REL1] what a key released before it was revoked is told of, and is no error', async () => {
  const { keys, publish, opened, verify } = smallStore();
  const key = opened().publisherKeys.get(7);
  if (!key) throw new Error('no key');
  publish((store) => putCourse(store, COURSE, { version: 2 }));
  writeKeyring(keys, revoke(readKeyring(keys).keyring, publicHex(key)));
  rmSync(join(keys, 'publishers/7.key'));
  // The newest versions are released anew, by the publisher's next key.
  publish();
  expect(codesOf(await verify())).toEqual([['unsigned-release', `courses/${COURSE}.json`]]);
});

test('[REL2] a withdrawal must be signed by the publisher, and keeps its course out of the catalogue', async () => {
  const { out, publish, opened, verify } = smallStore();
  const key = opened().publisherKeys.get(7);
  if (!key) throw new Error('no key');
  publish((store) => keepWithdrawal(store, COURSE, signWithdrawal(COURSE, 1, key), () => undefined));
  expect(codesOf(await verify())).toEqual([]);
  expect(readCatalogue(out).courses).toHaveLength(2);
  publish((store) => keepWithdrawal(store, COURSE, signWithdrawal(COURSE, 1, newKey()), () => undefined));
  expect(codesOf(await verify())).toEqual([['bad-signature', `courses/${COURSE}.json`]]);
});

test('a manifest that the app could not read is named with the place in it', async () => {
  const { publish, out, verify } = smallStore();
  publish((store) => putCourse(store, COURSE, { version: 2, level: 'beginner', mark: { sign: 1, cloth: 'a' } }));
  const path = `courses/${COURSE + 2}.json`;
  writeFileSync(join(out, path), readFileSync(join(out, path), 'utf8').replace('"version":1', '"version":"one"'));
  const { findings } = await verify();
  expect(findings).toContainEqual(expect.objectContaining({ code: 'bad-store', file: path }));
});

test('chunks that nothing names, and files that are none, are notes', async () => {
  const { out, verify } = smallStore();
  writeFileSync(
    join(out, chunkPath(readStore(out, COURSE).root.modules[0]?.manifest.hash ?? ''), '../leftover.txt'),
    'x',
  );
  const { findings } = await verify();
  expect(findings).toMatchObject([{ code: 'orphan', level: 'note', file: expect.stringContaining('leftover.txt') }]);
});

test('a mirror is checked through HTTP as well', async () => {
  const { out, rootKey } = await wholeStore();
  const server = createServer((request, response) => {
    const file = join(out, decodeURIComponent(new URL(request.url ?? '', 'http://a').pathname).replace('/packs/', ''));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const verify = () => verifyStore(readUrl(`http://127.0.0.1:${port}/packs`, { signal }), { rootKey, signal });
  const verified = await verify();
  expect(verified.findings).toEqual([]);
  expect(verified).toMatchObject({ courses: 1, versions: 2 });
  appendFileSync(join(out, chunkPath(readStore(out).history[1]?.root.hash ?? '')), ' ');
  expect(codesOf(await verify())).toHaveLength(2);
});

test('a check stops when it is told to', async () => {
  const { out } = await wholeStore();
  const stopped = AbortSignal.abort();
  await expect(verifyStore(readFolder(out, { signal: stopped }), { signal: stopped })).rejects.toThrow('abort');
});
