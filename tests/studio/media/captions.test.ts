import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCaptions } from '../../../studio/media/captions.ts';
import { parseVtt } from '../../../studio/media/vtt.ts';

const read = (text: string, lang = 'en') => readCaptions(Buffer.from(text), lang);
const cuesOf = (text: string) =>
  parseVtt(read(text)?.vtt ?? '').cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);

describe('captions', () => {
  test('SubRip is read: numbers, commas, tags, blank lines inside a cue', () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>One</i>\r\n\r\nand a half\r\n2\r\n01:00:03,000 --> 01:00:04,000\r\n42\r\n';
    expect(cuesOf(srt)).toEqual([
      [1000, 2500, '<i>One</i>\nand a half'],
      [3_603_000, 3_604_000, '42'],
    ]);
    expect(read(srt)?.repairs).toEqual([]);
  });

  test('SubViewer is read, as YouTube writes it', () => {
    expect(cuesOf('0:00:01.000,0:00:02.000\nA\nB\n\n0:00:03.000,0:00:04.000\nC\n')).toEqual([
      [1000, 2000, 'A\nB'],
      [3000, 4000, 'C'],
    ]);
  });

  test('WebVTT keeps placement that phones know, and loses styles, regions, notes and names', () => {
    const vtt =
      'WEBVTT - x\n\nSTYLE\n::cue{}\n\nREGION\nid:r\n\nintro\n00:01.000 --> 00:02.000 line:0 region:r\n<v Ann>Hi\n\nNOTE\nno cue\n\nend\n00:03.000 --> 00:04.000\nBye\n';
    const captions = read(vtt);
    expect(captions?.vtt).toBe(
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 line:0\n<v Ann>Hi\n\n2\n00:00:03.000 --> 00:00:04.000\nBye\n',
    );
    expect(captions?.repairs).toEqual([{ line: 10, what: expect.stringContaining('placement') }]);
  });

  test('what a browser would refuse is repaired, with the line', () => {
    const captions = read(
      'WEBVTT\n\n00:03.000 --> 00:02.000\nback\n\n00:05.000 --> 00:06.000\nlate\n\n00:01.000 --> 00:02.000\nearly {\\an8}A & B <font color="red">< C</font>\n',
    );
    expect(parseVtt(captions?.vtt ?? '').mistakes).toEqual([]);
    expect(parseVtt(captions?.vtt ?? '').cues.map(({ text }) => text)).toEqual(['early A &amp; B &lt; C', 'late']);
    expect(captions?.repairs.map(({ line }) => line)).toEqual([3, 9, 1]);
  });

  test.each([
    ['UTF-16, little end first', Buffer.from('\uFEFF1\n00:00:01,000 --> 00:00:02,000\nété\n', 'utf16le'), 'fr', 0],
    ['UTF-16 without a mark', Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nété, dit-elle\n', 'utf16le'), 'fr', 0],
    ['Latin-1', Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nété\n', 'latin1'), 'fr', 1],
  ])('%s is told, and said where it is a guess', (_, bytes, lang, repairs) => {
    const captions = readCaptions(bytes, lang);
    expect(captions?.vtt).toContain('été');
    expect(captions?.repairs).toHaveLength(repairs);
  });

  test('old Arabic captions are read as Arabic', () => {
    const bytes = Buffer.concat([
      Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
      Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7]),
    ]);
    expect(readCaptions(bytes, 'ar')?.vtt).toContain('مرحبا');
  });

  test('a file without a cue is none', () => {
    for (const text of ['', 'WEBVTT\n', 'just words\n', '<html></html>', '\0\0\0\0'])
      expect(read(text)).toBeUndefined();
  });

  test('whatever the words are, a strict reader takes the result and finds no other cue in it', () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, ' '));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (texts) => {
        const srt = texts.map((text, n) => `${n + 1}\n00:00:0${n},000 --> 00:00:0${n + 1},000\nx ${text}\n`).join('\n');
        const { cues, mistakes } = parseVtt(read(srt)?.vtt ?? '');
        expect(mistakes).toEqual([]);
        expect(cues).toHaveLength(texts.length);
        for (const { text } of cues) expect(text).not.toMatch(/<(?!\/?(?:b|i|u|ruby|rt|v|c|lang)\b)/);
      }),
    );
  });
});
