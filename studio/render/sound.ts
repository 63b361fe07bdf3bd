/** Speaks a script sentence by sentence, keeps the times, and encodes the sound. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from './script.ts';
import { ffmpeg, Mistake, run } from './tools.ts';

/** When each slide begins and ends, and each sentence in it, in seconds. */
export type Timed = { start: number; end: number };
export type Speech = { slides: (Timed & { say: Timed[] })[]; end: number };

/** Frames a second of the pictures: slides begin on one. */
export const FPS = 5;

const LEAD = 0.4; // silence before the first sentence
const BETWEEN = 0.35; // between sentences
const TURN = 0.8; // between slides, then up to the next frame
/** A lower pitch than the default and small gaps between the words: easier to follow in a second language. */
const MANNER = ['-p', '42', '-g', '2'];
/** Takes the buzz and the hiss off a formant voice, and evens out its sharp peaks. */
const WARMER = [
  'highpass=f=90,equalizer=f=3200:t=q:w=1:g=-3,lowpass=f=7500',
  'acompressor=threshold=-24dB:ratio=3:attack=3:release=80',
].join();
/** LUFS aimed at; the limiter takes a little away again. */
const LOUDNESS = -14.6;

/** The 16-bit mono samples of a WAV file, without the silence around them. */
function samples(path: string, about: string): { rate: number; pcm: Int16Array } {
  const wav = readFileSync(path);
  const data = wav.indexOf('data', 12, 'latin1');
  if (wav.length < 46 || data < 0) throw new Mistake(`${about}: espeak-ng spoke nothing`);
  const pcm = new Int16Array(Math.floor((wav.length - data - 8) / 2));
  for (let n = 0; n < pcm.length; n++) pcm[n] = wav.readInt16LE(data + 8 + n * 2);
  const loud = (x: number): boolean => Math.abs(x) > 60;
  const first = pcm.findIndex(loud);
  if (first < 0) throw new Mistake(`${about}: espeak-ng spoke nothing`);
  return { rate: wav.readUInt32LE(24), pcm: pcm.slice(first, pcm.findLastIndex(loud) + 1) };
}

function writeWav(path: string, rate: number, parts: Int16Array[]): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const wav = Buffer.alloc(44 + length * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + length * 2, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(length * 2, 40);
  let at = 44;
  for (const part of parts) for (const sample of part) at = wav.writeInt16LE(sample, at);
  writeFileSync(path, wav);
}

/** Writes speech.wav into `work`. A slide ends on a whole frame; its last caption stays until then. */
export function speak(script: Script, work: string): Speech {
  const parts: Int16Array[] = [];
  const speech: Speech = { slides: [], end: 0 };
  let rate = 22050;
  let length = 0;
  const add = (part: Int16Array): void => {
    parts.push(part);
    length += part.length;
  };
  const file = join(work, 'sentence.wav');
  for (const slide of script.slides) {
    const start = length / rate;
    const say: Timed[] = [];
    if (length === 0) add(new Int16Array(Math.round(LEAD * rate)));
    for (const sentence of slide.say) {
      const about = `${script.path}:${sentence.line}`;
      const args = ['-v', script.voice, '-s', String(script.rate), ...MANNER, '-w', file, '--stdin'];
      run('espeak-ng', args, about, sentence.spoken);
      const spoken = samples(file, about);
      rate = spoken.rate;
      if (say.length > 0) add(new Int16Array(Math.round(BETWEEN * rate)));
      const from = length / rate;
      add(spoken.pcm);
      say.push({ start: from, end: length / rate });
    }
    const end = Math.ceil((length / rate + TURN) * FPS) / FPS;
    add(new Int16Array(Math.round(end * rate) - length));
    say.forEach((cue, n) => {
      cue.end = say[n + 1]?.start ?? cue.end + BETWEEN;
    });
    speech.slides.push({ start, end, say });
    speech.end = end;
  }
  writeWav(join(work, 'speech.wav'), rate, parts);
  return speech;
}

/**
 * AAC-LC, mono, 24 kHz, at about -16 LUFS: measured first, then raised by one gain, with the peaks held at -3 dB. Asked
 * for 20 kbit/s, the fast coder of ffmpeg gives 24 with the container; its default coder gives 32 for this voice.
 */
export function encodeSound(wav: string, m4a: string): void {
  const log = ffmpeg(['-i', wav], ['-af', `${WARMER},loudnorm=print_format=json`, '-f', 'null', '-'], wav);
  const measured = JSON.parse(log.slice(log.lastIndexOf('{'), log.lastIndexOf('}') + 1)) as { input_i: string };
  const gain = (LOUDNESS - Number(measured.input_i)).toFixed(2);
  const filter = `${WARMER},volume=${gain}dB,alimiter=limit=0.7:level=false,aresample=24000`;
  const aac = ['-c:a', 'aac', '-aac_coder', 'fast', '-profile:a', 'aac_low', '-b:a', '20k', '-ac', '1', '-ar', '24000'];
  ffmpeg(['-i', wav], ['-af', filter, ...aac, '-movflags', '+faststart', m4a], wav);
}
