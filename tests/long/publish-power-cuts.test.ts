import { readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJobs } from '../../server/publish/run-job.ts';
import { headPath } from '../../studio/store/catalogue-head.ts';
import { courseOf, openPress, type Press, problemOf, publish, versions } from '../server/publish/support/press.ts';
import { snapshot } from '../studio/support/studio-folder.ts';
import { until } from '../support/until.ts';

const COURSE = courseOf(3);
const LANGUAGES = ['en', 'fr', 'ar', 'zh'];

const errorsOf = async (press: Press): Promise<string[]> =>
  (await press.verify()).findings
    .filter(({ level }) => level === 'error')
    .map(({ file, message }) => `${file}: ${message}`);

/** Resolves as soon as anything is put into one of these folders of the packs. */
async function untilTouched(press: Press, folder: string): Promise<void> {
  const path = join(press.packsDir, folder);
  await mkdir(path, { recursive: true });
  const watcher = watch(path);
  await new Promise((resolve) => watcher.once('change', resolve));
  watcher.close();
}

describe('a release that a power cut ends', { timeout: 120_000 }, () => {
  it('is there whole or not at all after the next start, wherever it was cut [STORE2]', async () => {
    const press = openPress();
    const author = press.author();
    let server = await press.start();
    await publish(server, author, COURSE, versions(press, COURSE, [1]));
    const ends: string[] = [];
    // At the first chunk, at the history, at the first head, and at the notes of the signer, which come before the heads.
    for (const [at, folder] of ['chunks', 'courses', 'catalogue', ''].entries()) {
      const version = at + 2;
      const folderOf = versions(
        press,
        COURSE,
        Array.from({ length: version }, (_, n) => n + 1),
      );
      const touched = untilTouched(press, folder);
      const publishing = problemOf(publish(server, author, COURSE, folderOf));
      await touched;
      await server.kill();
      server = await press.start();
      ends.push(await publishing);
      await until(async () => (await errorsOf(press)).length === 0, 20_000);
      // Whoever asks again is done, whatever became of it.
      await publish(server, author, COURSE, folderOf);
      expect(await errorsOf(press)).toEqual([]);
    }
    expect(ends).toHaveLength(4);
  });

  it('has its catalogue finished by the next start, where only the history was written [STORE2]', async () => {
    const press = openPress();
    const author = press.author();
    let server = await press.start();
    await publish(server, author, COURSE, versions(press, COURSE, [1]));
    const before = LANGUAGES.map((lang) => readFileSync(join(press.packsDir, headPath(lang))));
    const changes = readFileSync(join(press.packsDir, 'changes.json'));
    await publish(server, author, COURSE, versions(press, COURSE, [1, 2]));
    await server.kill();
    // As if the power had gone after the history and one head.
    for (const [at, lang] of LANGUAGES.entries()) {
      if (lang === 'en') continue;
      writeFileSync(join(press.packsDir, headPath(lang)), before[at] ?? '');
      rmSync(join(press.packsDir, `${headPath(lang)}.br`));
    }
    writeFileSync(join(press.packsDir, 'changes.json'), changes);
    expect(await errorsOf(press)).not.toEqual([]);
    server = await press.start();
    await until(async () => (await errorsOf(press)).length === 0, 20_000);
    // And nothing is written where nothing is lacking.
    await server.stop();
    const whole = snapshot(press.packsDir);
    expect(await createJobs().run({ kind: 'catalogue', packsDir: press.packsDir, keysDir: press.keysDir })).toEqual({
      kind: 'done',
    });
    expect(snapshot(press.packsDir)).toEqual(whole);
  });
});
