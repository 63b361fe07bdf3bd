import { describe, expect, it } from 'vitest';
import { cueAt, parseVtt } from '../../../src/protocol/pack/vtt.ts';

describe('the caption parser', () => {
  it('reads cues with and without identifiers, hours and settings', () => {
    const cues = parseVtt(
      'WEBVTT - a title\n\n1\n00:00:01.000 --> 00:00:02.500\nOne\n\n00:03.250 --> 01:02:03.004 line:0 align:start\nTwo\nlines\n',
    );
    expect(cues).toEqual([
      { from: 1, to: 2.5, text: 'One' },
      { from: 3.25, to: 3723.004, text: 'Two lines' },
    ]);
  });

  it('takes out voices, styles and notes, and reads entities', () => {
    const cues = parseVtt(
      'WEBVTT\n\nNOTE not said\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:01.000\n<v Ada>a &lt; b &amp; <i>c</i>\n',
    );
    expect(cues).toEqual([{ from: 0, to: 1, text: 'a < b & c' }]);
  });

  it('reads files with a byte order mark and Windows line ends', () => {
    expect(parseVtt('\ufeffWEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nعند الدراسة\r\n')).toEqual([
      { from: 0, to: 1, text: 'عند الدراسة' },
    ]);
  });

  it('passes over what is not a cue and puts cues in the order of time', () => {
    const cues = parseVtt(
      'WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n0:7 -> 0:8\nbroken\n\n00:01.000 --> 00:02.000\nfirst\n\n00:03.000 --> 00:04.000\n\n',
    );
    expect(cues.map(({ text }) => text)).toEqual(['first', 'later']);
  });

  it('keeps the cue that was spoken last in a pause between two', () => {
    const cues = parseVtt('WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:05.000 --> 00:06.000\nb\n');
    expect([0, 1, 3, 5, 99].map((second) => cueAt(cues, second))).toEqual([-1, 0, 0, 1, 1]);
  });
});
