import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitMp4 } from '../../studio/media/split-mp4.ts';

const REAL = join(import.meta.dirname, '../../tests/fixtures/course-small/basics/first/video');

/**
 * Writes the folder of a video: every rung in H.264 and AV1, as the ladder makes them. They are copies of a real file with
 * other bytes where sound and picture are; no two pictures are alike, and the rungs of one codec share their sound.
 */
export function writeFakeVideo(folder: string, languages: readonly string[], random: () => number): void {
  mkdirSync(folder, { recursive: true });
  for (const ending of ['', '.av1']) {
    const sound = noise(64, random);
    for (const rung of ['144', '240', '360']) {
      writeFileSync(join(folder, `${rung}${ending}.mp4`), disguise('144.mp4', sound, random));
    }
    writeFileSync(join(folder, ending ? 'audio.opus.m4a' : 'audio.m4a'), disguise('audio.m4a', sound, random));
  }
  for (const lang of languages) {
    writeFileSync(
      join(folder, `${lang}.vtt`),
      `WEBVTT\n\n00:00.000 --> 00:01.500\n${lang} ${noise(8, random).toString('hex')}\n`,
    );
  }
  const hue = Math.floor(random() * 360);
  writeFileSync(
    join(folder, 'poster.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 36"><path d="M0 0H64V36H0z" fill="hsl(${hue},40%,50%)"/><path d="M${Math.floor(random() * 40)} 9l18 9-18 9z" fill="#fff"/></svg>\n`,
  );
}

/** The index of a real file, told apart by its creation time; the first bytes of its media are other ones. */
function disguise(name: string, sound: Buffer, random: () => number): Buffer {
  const [index = Buffer.alloc(0), ...media] = splitMp4(readFileSync(join(REAL, name)));
  const copies = [Buffer.from(index), ...media.map((part) => Buffer.from(part))];
  const [head, voice, picture] = copies;
  noise(4, random).copy(head ?? index, index.indexOf('mvhd') + 8);
  sound.copy(voice ?? index);
  if (picture) noise(64, random).copy(picture);
  return Buffer.concat(copies);
}

const noise = (bytes: number, random: () => number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
