import { copyFileSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { shrinkPicture } from '../../../studio/ladder/shrink-picture.ts';
import { smallPictures } from '../../../studio/ladder/small-pictures.ts';
import { isAnimated } from '../../../studio/media/animation.ts';
import { orientationSegment } from '../../../studio/media/jpeg.ts';
import { readBitmap } from '../../../studio/media/picture-size.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { temporaryFolder } from '../support/studio-folder.ts';
import { ffmpeg, noFfmpeg, signal, tools } from './support/ffmpeg.ts';

const PHOTO = 'mandelbrot=s=1000x500';
const DRAWING =
  'color=white:s=500x300,drawbox=x=20:y=20:w=100:h=60:c=navy:t=fill,drawbox=x=200:y=80:w=90:h=90:c=red:t=4';

function draw(filter: string, name: string, ...coding: string[]): string {
  const file = join(temporaryFolder(), name);
  ffmpeg('-f', 'lavfi', '-i', filter, ...(name.endsWith('gif') ? [] : ['-frames:v', '1']), ...coding, file);
  return file;
}
async function shrink(source: string) {
  const file = join(temporaryFolder(), 'small.bin');
  await shrinkPicture(source, file, { tools: await tools(), signal });
  return readFileSync(file);
}
const pixels = (file: string): Buffer => ffmpeg('-i', file, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1');

if (noFfmpeg) test.skip(noFfmpeg);
describe.skipIf(noFfmpeg)('a picture', { timeout: 60_000 }, () => {
  test("that is a photograph becomes WebP of a phone's width", async () => {
    const source = draw(PHOTO, 'photo.jpg', '-q:v', '2');
    const small = await shrink(source);
    expect(readBitmap(small)).toEqual({ ending: 'webp', width: 720, height: 360 });
    expect(small.length).toBeLessThan(readFileSync(source).length / 2);
  });

  test('that is a drawing keeps every pixel', async () => {
    const source = draw(DRAWING, 'drawing.png');
    const small = await shrink(source);
    expect(readBitmap(small)).toEqual({ ending: 'webp', width: 500, height: 300 });
    const file = join(temporaryFolder(), 'small.webp');
    writeFileSync(file, small);
    expect(pixels(file).equals(pixels(source))).toBe(true);
  });

  test('that lies on its side is put upright', async () => {
    const source = draw(PHOTO, 'photo.jpg', '-q:v', '2');
    const bytes = readFileSync(source);
    writeFileSync(source, Buffer.concat([bytes.subarray(0, 2), orientationSegment(6), bytes.subarray(2)]));
    expect(readBitmap(await shrink(source))).toEqual({ ending: 'webp', width: 500, height: 1000 });
  });

  test('that moves goes on moving', async () => {
    const source = draw('testsrc2=s=300x200:r=5:d=1', 'moving.gif');
    const small = await shrink(source);
    expect(isAnimated(readFileSync(source)) && isAnimated(small)).toBe(true);
    expect(small.length).toBeLessThan(readFileSync(source).length);
  });

  test('that cannot be read stays as it is', async () => {
    const source = draw(DRAWING, 'drawing.png');
    const broken = Buffer.concat([readFileSync(source).subarray(0, 60), Buffer.alloc(2000, 7)]);
    writeFileSync(source, broken);
    expect(await shrink(source)).toEqual(broken);
  });
});

describe('the pictures of a course', { timeout: 60_000 }, () => {
  const course = (source: string) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'images'));
    copyFileSync(source, join(folder, 'images/one.jpg'));
    return { folder, bytes: readFileSync(source), cache: join(folder, 'cache') };
  };
  /** A JPEG with a note in it; no coder is needed to make it. */
  const noted = (): string => {
    const file = join(temporaryFolder(), 'noted.jpg');
    writeFileSync(
      file,
      Buffer.from('ffd8fffe00094279204a616e65ffc000110802580320030122000000000000ffda000273737373737373ffd9', 'hex'),
    );
    return file;
  };

  test('go in without their notes where there is no ffmpeg, and a finding says it', async () => {
    vi.stubEnv('FFMPEG', '/nowhere/ffmpeg');
    const { folder, bytes, cache } = course(noted());
    const { findings, report } = collectFindings();
    const small = await smallPictures(folder, { mediaCache: cache, report });
    vi.unstubAllEnvs();
    expect(findings).toMatchObject([{ code: 'pictures-kept', level: 'note' }]);
    expect(bytes.includes('Jane')).toBe(true);
    expect(small(bytes).includes('Jane')).toBe(false);
    expect(readBitmap(small(bytes))).toMatchObject({ ending: 'jpg', width: 800, height: 600 });
  });

  test('need no ffmpeg where there are none, a folder with the name of one beside', async () => {
    vi.stubEnv('FFMPEG', '/nowhere/ffmpeg');
    const { findings, report } = collectFindings();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'lesson.jpg'));
    await smallPictures(folder, { report });
    vi.unstubAllEnvs();
    expect(findings).toEqual([]);
  });

  test.skipIf(noFfmpeg)('are made once', async () => {
    const { folder, bytes, cache } = course(draw(PHOTO, 'photo.jpg', '-q:v', '2'));
    const { findings, report } = collectFindings();
    const first = (await smallPictures(folder, { mediaCache: cache, report }))(bytes);
    expect(readBitmap(first)?.ending).toBe('webp');
    const made = globSync('*/*.bin', { cwd: cache }).map((name) => statSync(join(cache, name)).mtimeMs);
    expect((await smallPictures(folder, { mediaCache: cache, report }))(bytes)).toEqual(first);
    expect(globSync('*/*.bin', { cwd: cache }).map((name) => statSync(join(cache, name)).mtimeMs)).toEqual(made);
    expect(made).toHaveLength(1);
    expect(findings).toEqual([]);
  });
});
