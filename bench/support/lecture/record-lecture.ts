/** Makes the recording that `lecture-minute` is measured with, as a lecturer's screen recorder would: 25 frames a second, 48 kHz. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { slideDrawings } from './slides.ts';

const run = promisify(execFile);

/** Seconds that each slide is shown. */
const SHOWN = [13, 14, 13, 12, 12];
export const LECTURE_SECONDS = SHOWN.reduce((sum, seconds) => sum + seconds, 0);

const NARRATION = `A blended course is one course with two kinds of time. There is class time, when everybody is in the same room. And there
is own time, when each student works with material that you prepared. Imagine a first year class of three hundred students, with one
microphone and one projector. In the lecture, the teacher speaks for two hours, and almost nobody can ask a question. At home, students
copy their notes again, and wait for the exam. Recording this lecture does not make the course blended. It is the same lecture, and now each
student pays for it in megabytes. Ask first what must happen in the room, and cannot happen anywhere else. Questions, disagreement, and
work on a hard example belong there. Everything that a student can read or hear alone, at her own speed, moves to own time. Then look at what one
hour costs. A video of an hour is forty to ninety megabytes. Sound with slides is a fraction of that, and text costs nearly
nothing. So try it this week with one lecture. Choose fifty minutes that you know well, and move fifteen of them to own time.`;

/** A pointer that wanders over the slide, and an animated diagram on every second slide: nothing here is a still picture. */
const POINTER = "overlay=x='640+420*sin(t/1.7)':y='330+150*sin(t/1.1)':enable='lt(mod(t,13),9)'";
const DIAGRAM = "overlay=x=1010:y=160:enable='between(t,13,27)+between(t,40,52)'";

/** Writes lecture.mp4 into `work` and gives back its path. */
export async function recordLecture(work: string): Promise<string> {
  const drawings = slideDrawings();
  const inputs: string[] = [];
  for (const [n, drawing] of drawings.entries()) {
    await writeFile(join(work, `${n}.svg`), drawing);
    await run('rsvg-convert', [join(work, `${n}.svg`), '-w', '1280', '-h', '720', '-o', join(work, `${n}.png`)]);
    inputs.push('-loop', '1', '-framerate', '25', '-t', String(SHOWN[n]), '-i', join(work, `${n}.png`));
  }
  await run('espeak-ng', ['-v', 'en-gb', '-s', '150', '-w', join(work, 'voice.wav'), NARRATION]);
  const turning = `color=c=0xfffdf8:s=200x200:r=25:d=${LECTURE_SECONDS},drawbox=x=80:y=10:w=40:h=90:c=0x2c307d:t=fill,rotate=a=t*1.5:c=0xfffdf8`;
  const dot = `color=c=0x9c251d:s=26x26:r=25:d=${LECTURE_SECONDS}`;
  const count = drawings.length;
  const graph = [
    `${drawings.map((_, n) => `[${n}:v]`).join('')}concat=n=${count}:v=1:a=0[slides]`,
    `[slides][${count}:v]${DIAGRAM}[moving]`,
    `[moving][${count + 1}:v]${POINTER},format=yuv420p[v]`,
  ].join(';');
  const out = join(work, 'lecture.mp4');
  await run('ffmpeg', [
    ...['-v', 'error', '-nostdin', '-y', ...inputs, '-f', 'lavfi', '-i', turning, '-f', 'lavfi', '-i', dot],
    ...['-i', join(work, 'voice.wav'), '-filter_complex', graph, '-map', '[v]', '-map', `${count + 2}:a`],
    ...['-af', 'apad', '-t', String(LECTURE_SECONDS), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '14'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ar', '48000', out],
  ]);
  return out;
}
