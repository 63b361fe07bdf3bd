import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { analyseMedia } from '../../../studio/ladder/analyse.ts';
import { readContainer } from '../../../studio/ladder/container.ts';
import { probeMedia } from '../../../studio/ladder/probe.ts';
import { temporaryFolder } from '../support/studio-folder.ts';
import { ffmpeg, noFfmpeg, signal, tools, twoSlides } from './support/ffmpeg.ts';

/** Looks at a file as the ladder does. */
async function examine(file: string) {
  const found = await tools();
  const facts = await probeMedia(file, found, { signal });
  return { facts, analysis: await analyseMedia(facts, found, { signal, onProgress: () => undefined }) };
}
const written = (name: string, content: string | Buffer): string => {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
};

describe('a file that is called a video', () => {
  test.each([
    ['an HLS playlist', '#EXTM3U\n#EXTINF:5,\nhttp://127.0.0.1/a.ts\n'],
    ['a concat list', "ffconcat version 1.0\nfile '/etc/passwd'\n"],
    ['a bare list', "file '/etc/passwd'\n"],
    ['a DASH manifest', '<?xml version="1.0"?><MPD></MPD>'],
    ['a session description', 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n'],
  ])('and is %s leads nowhere', async (_, text) => {
    await expect(readContainer(written('a.mp4', text))).resolves.toEqual({
      refused: expect.stringContaining('other files'),
    });
  });

  test('and is text, a picture or empty is refused', async () => {
    const refused = { refused: expect.any(String) };
    await expect(readContainer(written('a.mp4', 'just words'))).resolves.toEqual(refused);
    await expect(readContainer(written('a.mp4', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')))).resolves.toEqual(refused);
    await expect(readContainer(written('a.mp4', ''))).resolves.toEqual(refused);
  });
});

if (noFfmpeg) test.skip(noFfmpeg);
describe.skipIf(noFfmpeg)('a recording', { timeout: 60_000 }, () => {
  test('is what its bytes say, whatever its name says', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'really-a-video.txt');
    writeFileSync(file, readFileSync(twoSlides(folder)));
    const { facts, analysis } = await examine(file);
    expect(facts).toMatchObject({ claimedMs: 6000, picture: { width: 128, height: 72, fps: 25, hdr: false } });
    expect(Math.abs(analysis.durationMs - 6000)).toBeLessThan(200);
  });

  test('that is cut off is told, though its header is whole', async () => {
    const whole = readFileSync(twoSlides(temporaryFolder()));
    const cut = written('cut.mp4', whole.subarray(0, Math.round(whole.length * 0.6)));
    await expect(examine(cut)).rejects.toMatchObject({ kind: 'bad-media' });
    await expect(examine(cut)).rejects.toThrow(/cut off or damaged: it says 6 s, and holds|broken/);
  });

  test('whose header is gone is told', async () => {
    const whole = readFileSync(twoSlides(temporaryFolder()));
    await expect(examine(written('head.mp4', whole.subarray(0, 500)))).rejects.toMatchObject({ kind: 'bad-media' });
    const zeros = Buffer.concat([whole.subarray(0, 40), Buffer.alloc(5000)]);
    await expect(examine(written('zeros.mp4', zeros))).rejects.toMatchObject({ kind: 'bad-media' });
  });

  test('of huge pictures is refused before one is decoded', async () => {
    const file = join(temporaryFolder(), 'wide.avi');
    ffmpeg('-f', 'lavfi', '-i', 'color=s=9000x32:r=1:d=1', '-c:v', 'mjpeg', file);
    await expect(examine(file)).rejects.toThrow('a video of 9000 x 32 pixels');
  });

  test('that claims to last for days is refused', async () => {
    const file = join(temporaryFolder(), 'endless.mkv');
    ffmpeg('-f', 'lavfi', '-i', 'color=s=64x64:r=1:d=3', '-vf', 'setpts=N*20000/TB', '-fps_mode', 'passthrough', file);
    await expect(examine(file)).rejects.toThrow('longer than 4 hours');
  });

  test('with a cover picture is a sound, not a video', async () => {
    const folder = temporaryFolder();
    const [cover, file] = [join(folder, 'cover.png'), join(folder, 'song.mp3')];
    ffmpeg('-f', 'lavfi', '-i', 'color=s=64x64:d=1', '-frames:v', '1', cover);
    ffmpeg(
      ...['-f', 'lavfi', '-i', 'sine=duration=1', '-i', cover, '-map', '0', '-map', '1'],
      ...['-disposition:v', 'attached_pic', file],
    );
    expect((await examine(file)).facts.picture).toBeUndefined();
  });

  test('that is silent is not raised', async () => {
    const file = join(temporaryFolder(), 'silence.wav');
    ffmpeg('-f', 'lavfi', '-i', 'anullsrc=r=24000:cl=mono', '-t', '2', file);
    expect((await examine(file)).analysis.loudness).toBeUndefined();
  });

  test('never makes ffmpeg ask another host', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end();
    }).listen(0);
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const url = `http://127.0.0.1:${port}/a.ts`;
    // An MP4 brand in front of a playlist gets past the first look.
    const file = written('a.mp4', `\0\0\0\x08ftyp\n#EXTM3U\n#EXTINF:5,\n${url}\n`);
    await expect(examine(file)).rejects.toMatchObject({ kind: 'bad-media' });
    expect(asked).toBe(0);
  });
});
