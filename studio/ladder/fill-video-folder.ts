import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LadderFile } from './keep-the-smaller.ts';

/** What a ladder puts into the folder of a video: a new ladder takes the place of all of it. */
const OF_A_LADDER =
  /^(?:audio(?:\.opus)?\.m4a|(?:144|240|360)(?:\.av1)?\.mp4|poster\.(?:svg|webp|jpg|png)|source\.sha256)$/;

/**
 * Puts a ladder and captions into the folder of a video, all at once: a stop half way leaves the folder as it was. Captions
 * that are not given again stay. An empty ladder adds captions only. Gives back what was written.
 */
export async function fillVideoFolder(
  folder: string,
  ladder: readonly LadderFile[],
  captions: ReadonlyMap<string, string>,
): Promise<{ name: string; bytes: number }[]> {
  const [unfinished, before] = [`${folder}.unfinished`, `${folder}.before`];
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const old = await readdir(folder).catch(() => []);
  try {
    const stays = old.filter((name) => !captions.has(name) && (ladder.length === 0 || !OF_A_LADDER.test(name)));
    for (const name of stays) await copyFile(join(folder, name), join(unfinished, name));
    for (const { name, path } of ladder) await copyFile(path, join(unfinished, name));
    for (const [name, text] of captions) await writeFile(join(unfinished, name), text);
    const written = [...ladder.map(({ name }) => name), ...captions.keys()];
    const files = await Promise.all(
      written.map(async (name) => ({ name, bytes: (await stat(join(unfinished, name))).size })),
    );
    await rm(before, { recursive: true, force: true });
    if (old.length > 0) await rename(folder, before);
    else await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return files;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(before, { recursive: true, force: true });
  }
}
