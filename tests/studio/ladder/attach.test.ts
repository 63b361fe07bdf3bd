import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachMedia } from '../../../studio/ladder/attach.ts';
import { smallCourse, snapshot } from '../support/studio-folder.ts';
import { noFfmpeg, signal, twoSlides } from './support/ffmpeg.ts';

const ITEM = 'basics/first/video';

function attachTo(course: ReturnType<typeof smallCourse>) {
  const folder = join(course.source, '..');
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const attach = (item: string, ...files: string[]) =>
    attachMedia({ course: course.source, item, files, cache: join(folder, 'cache'), signal });
  return { folder, write, attach, video: join(course.source, ITEM) };
}
const SRT = '1\n00:00:00,500 --> 00:00:02,000\nمرحبا\n';
const codes = ({ findings }: Awaited<ReturnType<typeof attachMedia>>) => findings.map(({ code }) => code);

describe('attaching', () => {
  test('captions alone changes captions alone', async () => {
    const course = smallCourse();
    const { attach, write, video } = attachTo(course);
    const before = snapshot(video);
    const { attached, findings } = await attach(ITEM, write('talk.ar.srt', SRT));
    expect({ findings, files: attached?.files.map(({ name }) => name) }).toEqual({ findings: [], files: ['ar.vtt'] });
    expect(readFileSync(join(video, 'ar.vtt'), 'utf8')).toContain('00:00:00.500 --> 00:00:02.000\nمرحبا');
    const after = snapshot(video);
    expect({ ...after, [join(video, 'ar.vtt')]: '' }).toEqual({ ...before, [join(video, 'ar.vtt')]: '' });
  });

  test('what cannot be used changes nothing, and says why', async () => {
    const course = smallCourse();
    const { attach, write } = attachTo(course);
    const before = snapshot(course.source);
    const none = write('talk.en.vtt', 'WEBVTT\n\nno cue\n');
    const srt = write('talk.ar.srt', SRT);
    expect(codes(await attach(ITEM, none))).toEqual(['bad-captions']);
    expect(codes(await attach(ITEM, write('talk.sw.srt', SRT)))).toEqual(['bad-captions']);
    expect(codes(await attach('basics/first/nothing', srt))).toEqual(['unknown-item']);
    expect(codes(await attach('basics/first/text', srt))).toEqual(['unknown-item']);
    expect(codes(await attach('../course/basics', srt))).toEqual(['unknown-item']);
    expect(codes(await attach(ITEM, '/nowhere/a.vtt'))).toEqual(['missing-file']);
    expect(codes(await attach(ITEM))).toEqual(['missing-file']);
    expect(snapshot(course.source)).toEqual(before);
  });

  test('a document goes to the name that the lesson gives it', async () => {
    const course = smallCourse();
    const { attach, write } = attachTo(course);
    course.edit('basics/first/lesson.yaml', 'items:\n', 'items:\n  - { key: paper, kind: file, file: paper.pdf }\n');
    const { attached, findings } = await attach('basics/first/paper', write('draft-7.pdf', '%PDF-1.4'));
    expect({ findings, attached }).toEqual({
      findings: [],
      attached: { files: [{ name: 'first/paper.pdf', bytes: 8 }], dropped: [] },
    });
    expect(readFileSync(join(course.source, 'basics/first/paper.pdf'), 'utf8')).toBe('%PDF-1.4');
    expect(codes(await attach('basics/first/paper', write('draft.docx', 'PK')))).toEqual(['bad-media']);
  });
});

if (noFfmpeg) test.skip(noFfmpeg);
describe.skipIf(noFfmpeg)('attaching a recording', { timeout: 120_000 }, () => {
  test('replaces the ladder and keeps the captions, and the course builds with it', async () => {
    const course = smallCourse();
    const { attach, folder, video } = attachTo(course);
    writeFileSync(join(video, '360.mp4'), 'of an older recording');
    const captions = readdirSync(video).filter((name) => name.endsWith('.vtt'));
    const { findings, attached } = await attach(ITEM, twoSlides(folder));
    expect(findings).toEqual([]);
    expect(attached).toMatchObject({ motion: 'slides' });
    const names = readdirSync(video).sort();
    expect(names).toEqual([...captions, ...(attached?.files.map(({ name }) => name) ?? [])].sort());
    expect(names).toContain('144.mp4');
    expect(existsSync(`${video}.unfinished`) || existsSync(`${video}.before`)).toBe(false);
    expect((await course.build()).findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('that is broken leaves everything as it was', async () => {
    const course = smallCourse();
    const { attach, folder, write } = attachTo(course);
    const before = snapshot(course.source);
    const whole = readFileSync(twoSlides(folder));
    writeFileSync(join(folder, 'cut.mp4'), whole.subarray(0, 3000));
    const result = await attach(ITEM, join(folder, 'cut.mp4'), write('talk.ar.srt', SRT));
    expect(result.findings).toMatchObject([{ code: 'bad-media', file: join(folder, 'cut.mp4') }]);
    expect(result.attached).toBeUndefined();
    expect(snapshot(course.source)).toEqual(before);
  });
});
