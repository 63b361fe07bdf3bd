import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openMediaCache } from '../../../studio/ladder/cache.ts';
import { encodeAv1 } from '../../../studio/ladder/encode-av1.ts';
import { makeLadder } from '../../../studio/ladder/make-ladder.ts';
import { probeMedia } from '../../../studio/ladder/probe.ts';
import { planRungs } from '../../../studio/ladder/recipe.ts';
import { readMp4 } from '../../../studio/media/mp4.ts';
import { splitMp4 } from '../../../studio/media/split-mp4.ts';
import { temporaryFolder } from '../support/studio-folder.ts';
import { ffmpeg, keyFrames, noFfmpeg, probe, signal, tools, twoSlides } from './support/ffmpeg.ts';

const climb = async (source: string, cache: string, more: Partial<Parameters<typeof makeLadder>[1]> = {}) =>
  makeLadder(source, {
    ...{ tools: await tools(), cache: openMediaCache(cache), signal, sound: 'speech', onProgress: () => undefined },
    ...more,
  });
const pathsOf = ({ files }: Awaited<ReturnType<typeof climb>>) =>
  Object.fromEntries(files.map((f) => [f.name, f.path]));
const cached = (folder: string) => globSync('**/*.*', { cwd: folder }).sort();

/** Writes a quarter turn into the header of the first track (ISO/IEC 14496-12, 8.3.2: nine numbers, the last column 2.30). */
function turn(mp4: Buffer): Buffer {
  const turned = Buffer.from(mp4);
  const matrix = turned.indexOf('tkhd') + 44;
  const quarter = [0, 0x10000, 0, -0x10000, 0, 0, 72 << 16, 0, 0x40000000];
  for (const [n, number] of quarter.entries()) turned.writeInt32BE(number, matrix + n * 4);
  return turned;
}

/** One ladder that several tests look at. */
async function climbOnce() {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-ladder-'));
  const [source, cache] = [twoSlides(folder), join(folder, 'cache')];
  const shares: number[] = [];
  const ladder = await climb(source, cache, { onProgress: (share) => shares.push(share) });
  return { folder, source, cache, ladder, shares };
}
let once: ReturnType<typeof climbOnce> | undefined;
const shared = () => {
  once ??= climbOnce();
  return once;
};
afterAll(async () => rmSync((await once)?.folder ?? '', { recursive: true, force: true }));

if (noFfmpeg) test.skip(noFfmpeg);
describe.skipIf(noFfmpeg)('the ladder', { timeout: 120_000 }, () => {
  test('of slides has sound and pictures in both codings, with a key frame at the cut', async () => {
    const { ladder } = await shared();
    expect(ladder.analysis).toMatchObject({ motion: { motion: 'slides', cuts: [30] } });
    expect([...ladder.files.map(({ name }) => name), ...ladder.dropped].sort()).toEqual(
      ['144.av1.mp4', '144.mp4', 'audio.m4a', 'audio.opus.m4a', 'poster.webp'].sort(),
    );
    const paths = pathsOf(ladder);
    const plain = probe(paths['144.mp4'] ?? '');
    expect(plain.streams[0]).toMatchObject({
      codec_name: 'h264',
      width: 128,
      height: 72,
      profile: 'Constrained Baseline',
    });
    expect(plain.streams[1]).toMatchObject({ codec_name: 'aac', sample_rate: '24000', channels: 1 });
    expect(Number(plain.format.duration)).toBeCloseTo(6, 0);
    expect(keyFrames(paths['144.mp4'] ?? '')).toEqual([0, 3]);
    for (const name of ['144.mp4', 'audio.m4a', 'audio.opus.m4a']) {
      expect(readMp4(readFileSync(paths[name] ?? ''))?.fastStart).toBe(true);
    }
    expect(statSync(paths['poster.webp'] ?? '').size).toBeLessThanOrEqual(20_000);
  });

  test('puts key frames into AV1 where the slides change, though no coder can be asked to', async () => {
    const folder = temporaryFolder();
    const found = await tools();
    const facts = await probeMedia(twoSlides(folder), found, { signal });
    const [rung] = facts.picture
      ? planRungs(facts.picture, { motion: 'slides', cuts: [20, 30], posterFrame: 0 }, found)
      : [];
    const file = join(folder, 'slides.mp4');
    const encoding = { facts, tools: found, signal, durationMs: 6000, onShare: () => undefined };
    if (rung) await encodeAv1(encoding, rung, { sound: undefined, file });
    expect(probe(file).streams).toMatchObject([{ codec_name: 'av1', width: 128, height: 72 }]);
    // At 2 s nothing changes: no coder would put one there by itself.
    expect(keyFrames(file)).toEqual([0, 2, 3]);
  });

  test('has the same sound, bit for bit, in every rung', async () => {
    const paths = pathsOf((await shared()).ladder);
    const [, sound] = splitMp4(readFileSync(paths['audio.m4a'] ?? ''));
    const [, inVideo] = splitMp4(readFileSync(paths['144.mp4'] ?? ''));
    expect(sound?.length).toBeGreaterThan(1000);
    expect(inVideo).toEqual(sound);
  });

  test('brings the sound to -16 LUFS', async () => {
    const { ladder, cache } = await shared();
    expect(ladder.analysis.loudness).toBeLessThan(-18);
    const again = await climb(pathsOf(ladder)['audio.m4a'] ?? '', cache);
    expect(Math.abs((again.analysis.loudness ?? 0) + 16)).toBeLessThan(1.5);
  });

  test('an unchanged recording is never encoded twice, whatever it is called', async () => {
    const { ladder, cache, source, folder } = await shared();
    cpSync(source, join(folder, 'renamed.mov'));
    // With no ffmpeg to encode with, all of it must come from the cache.
    const blunt = { tools: { ...(await tools()), ffmpeg: '/nowhere' } };
    expect((await climb(join(folder, 'renamed.mov'), cache, blunt)).files).toEqual(ladder.files);
    await expect(climb(source, join(folder, 'empty-cache'), blunt)).rejects.toThrow();
  });

  test('goes on where it was stopped, and leaves nothing half made', async () => {
    const folder = temporaryFolder();
    const cache = join(folder, 'cache');
    const source = twoSlides(folder);
    const stop = new AbortController();
    const stopped = climb(source, cache, {
      signal: stop.signal,
      tools: { ...(await tools()), cores: 1 },
      onProgress: (share) => share > 0.3 && stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    const kept = cached(cache);
    expect(kept.filter((name) => name.includes('unfinished'))).toEqual([]);
    expect(kept.some((name) => name.endsWith('.json'))).toBe(true);
    const times = kept.map((name) => statSync(join(cache, name)).mtimeMs);
    await climb(source, cache);
    expect(cached(cache).length).toBeGreaterThan(kept.length);
    expect(kept.map((name) => statSync(join(cache, name)).mtimeMs)).toEqual(times);
  });

  test('progress runs from 0 to 1 and never back', async () => {
    const { shares } = await shared();
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  test('of a sound alone is sound alone', async () => {
    const folder = temporaryFolder();
    const source = join(folder, 'talk.mp3');
    ffmpeg('-f', 'lavfi', '-i', 'sine=frequency=300:duration=2', source);
    const { files, dropped } = await climb(source, join(folder, 'cache'));
    expect([...files.map(({ name }) => name), ...dropped].sort()).toEqual(['audio.m4a', 'audio.opus.m4a']);
  });

  test('a phone held upright gives upright pictures', async () => {
    const folder = temporaryFolder();
    const plain = twoSlides(folder, 'plain.mp4');
    const turned = join(folder, 'turned.mp4');
    writeFileSync(turned, turn(readFileSync(plain)));
    const { facts, files } = await climb(turned, join(folder, 'cache'));
    expect(facts.picture).toMatchObject({ width: 72, height: 128 });
    expect(probe(files.find(({ name }) => name === '144.mp4')?.path ?? '').streams[0]).toMatchObject({
      width: 72,
      height: 128,
    });
  });
});
