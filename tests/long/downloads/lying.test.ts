import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { courseNumber } from '../../../bench/downloads/publisher.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { askForCourse, chunkAddress, getCard, goOn, isHere, onlyPath } from '../../e2e/support/download.ts';
import { seen } from '../../e2e/support/teacher.ts';
import {
  alterByte,
  captivePortal,
  cutOff,
  ignoreRange,
  internalError,
  lengthen,
  lieAboutRange,
  refuseRange,
  shiftRange,
  shorten,
} from '../../support/faults.ts';
import type { Fault } from '../../support/faulty-proxy.ts';
import { rowOf, untilRowIsHere, wrongWith } from './support/kept-library.ts';
import { BYTES_PER_SECOND, type Stage, setStage } from './support/stage.ts';

const WANTED = { lang: 'en', rung: '240' } as const;
const PLAN = { modules: 1, lessonsPerModule: 1, soundBytes: 300_000, pictureBytes: 1_500_000 };
const PATIENCE_MS = 60_000;

/** What a line or a server does to one chunk for a while, and what she reads meanwhile. */
const LIES: readonly { what: string; fault: Fault; words: string; isByItself?: true }[] = [
  {
    what: 'bytes are altered [DL3] [DL6]',
    fault: alterByte,
    words: 'What came was not what the course holds; it was thrown away.',
  },
  {
    what: 'bytes are added [DL5]',
    fault: lengthen,
    words: 'What came was not what the course holds; it was thrown away.',
  },
  {
    what: 'an end is cut off as if all had come [DL5]',
    fault: shorten,
    words: 'What came was not what the course holds; it was thrown away.',
  },
  {
    what: 'a portal answers [DL6]',
    fault: captivePortal,
    words: 'This network asks to sign in first.',
    isByItself: true,
  },
  { what: 'the server has trouble [DL6]', fault: internalError, words: 'The server has trouble.', isByItself: true },
];

/** What is done to requests for a part, after the line was cut in the middle of a chunk. */
const PARTS: readonly { what: string; fault: Fault }[] = [
  { what: 'is another part, announced as the one [DL5]', fault: lieAboutRange },
  { what: 'says that it is another part [DL5]', fault: shiftRange },
  { what: 'is the whole [DL5]', fault: ignoreRange },
  { what: 'is a refusal [DL5]', fault: refuseRange },
];

const courseOf = (nth: number): number => courseNumber(1 + nth);
const CHANGED = courseOf(LIES.length + PARTS.length);

let stage: Stage;
beforeAll(async () => {
  const courses = Array.from({ length: LIES.length + PARTS.length + 1 }, (_, n) => ({ ...PLAN, course: courseOf(n) }));
  stage = await setStage('ar', courses);
});
afterAll(() => stage?.dispose());
afterEach(() => {
  stage.proxy.heal();
  stage.proxy.line.throttle(undefined);
});

/** The hash of one whole chunk of a course's picture. */
function pictureChunk(course: number): string {
  const [hash] = stage.held(course, WANTED).blobs.find(({ chunks }) => chunks.length > 1)?.chunks ?? [];
  if (hash === undefined) throw new Error('no blob of several chunks');
  return hash;
}

async function expectNotHere(course: number): Promise<void> {
  expect((await rowOf(stage.teacher, course))?.state).not.toBe('here');
  expect(await isHere(stage.teacher).count()).toBe(0);
}

async function expectHere(course: number): Promise<void> {
  await untilRowIsHere(stage.teacher, course, PATIENCE_MS);
  await seen(isHere(stage.teacher));
  expect(await wrongWith(stage.teacher, stage.held(course, WANTED))).toEqual([]);
}

describe('a line or a server that lies about a chunk', () => {
  it.each(LIES.map((lie, n) => ({ ...lie, course: courseOf(n) })))(
    'is found out, told of and outlived when $what',
    async ({ course, fault, words, isByItself }) => {
      const { teacher, proxy, phone } = stage;
      proxy.fault(onlyPath(chunkAddress(pictureChunk(course))), fault);
      await askForCourse(teacher, course, /240p/);
      await seen(getCard(teacher).getByText(teacher.say(words)), PATIENCE_MS);
      await expectNotHere(course);
      proxy.heal();
      if (!isByItself) {
        await phone.context.setOffline(true);
        await phone.context.setOffline(false);
      }
      await expectHere(course);
    },
  );

  it.each(PARTS.map((part, n) => ({ ...part, course: courseOf(LIES.length + n) })))(
    'costs a second try and no word when what comes for the rest of a chunk $what',
    async ({ course, fault }) => {
      const { teacher, proxy } = stage;
      // What breaks off before the browser has read it is lost.
      proxy.line.throttle(BYTES_PER_SECOND / 4);
      let [whole, parts] = [0, 0];
      proxy.fault(onlyPath(chunkAddress(pictureChunk(course))), (ask, body, asked) => {
        if (asked?.headers.range === undefined) return whole++ === 0 ? cutOff(ask, body, asked) : ask();
        return parts++ === 0 ? fault(ask, body, asked) : ask();
      });
      await askForCourse(teacher, course, /240p/);
      await expectHere(course);
      expect(parts).toBe(1);
    },
  );

  it('is found out when a file changes on the server, and goes on at her word when it is right again [DL3]', async () => {
    const { teacher, packs } = stage;
    const file = join(packs, chunkPath(pictureChunk(CHANGED)));
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed.write('changed', 1_000);
    rmSync(file);
    writeFileSync(file, changed);
    await askForCourse(teacher, CHANGED, /240p/);
    const words = teacher.say('What came was not what the course holds; it was thrown away.');
    await seen(getCard(teacher).getByText(words), PATIENCE_MS);
    await expectNotHere(CHANGED);
    writeFileSync(file, bytes);
    await goOn(teacher);
    await expectHere(CHANGED);
  });
});
