import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCarried } from '../../src/protocol/carrier/carried-file.ts';
import { MAX_PARTS, splitIntoQr } from '../../src/protocol/carrier/qr-parts.ts';
import { factsOnPhone, factsOnServer } from '../e2e/support/facts-on-phone.ts';
import { cameraSwitches, filmCodes, type ShownCode } from '../e2e/support/fake-camera.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { answerQuiz, open, seen, type Teacher } from '../e2e/support/teacher.ts';
import { beginQuiz } from '../e2e/support/work.ts';
import { dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';

const COURSE = 4097;
const QUIZZES = [6, 13];
const API = /^\/api\//;
const LANG = 'fr';
const TAKEN =
  '{waiting, plural, one {# sealed letter is on this phone. It goes to the server by itself.} other {# sealed letters are on this phone. They go to the server by themselves.}}';
const course = readBuiltCourse(COURSE);

let scene: Scene;
let owner: Teacher;
let carrier: Teacher;
let carrierPhone: Phone;
const dir = mkdtempSync(join(tmpdir(), 'caravan-carriers-'));
const film = join(dir, 'codes.y4m');

beforeAll(async () => {
  scene = await setScene(LANG);
  owner = scene.teacher;
  await startApp(owner, LANG);
  await knowsKey(owner);
  // From now on her phone reaches nothing but what was fetched.
  carrierPhone = await startPhone({ lang: LANG, switches: cameraSwitches(film) });
  carrier = { page: carrierPhone.page, say: wordsOf(LANG), origin: scene.server.origin };
  await startApp(carrier, LANG);
});
afterAll(async () => {
  await carrierPhone?.dispose();
  await scene?.dispose();
  rmSync(dir, { recursive: true, force: true });
});

/** The key to seal with comes by itself, once. */
const knowsKey = ({ page }: Teacher) =>
  until(
    () =>
      page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const request = indexedDB.open('keyval-store');
            request.onsuccess = () => {
              const read = request.result.transaction('keyval').objectStore('keyval').get('server-key');
              read.onsuccess = () => resolve(read.result !== undefined);
              read.onerror = () => resolve(false);
            };
          }),
      ),
    20_000,
  );

async function study(quiz: number): Promise<void> {
  await beginQuiz(owner, COURSE, quiz);
  await answerQuiz(owner, { questions: course.questions(quiz, LANG), isKnowing: true });
}

async function shownCode({ page }: Teacher): Promise<ShownCode> {
  const svg = page.locator('svg.qr.large');
  await page.waitForFunction(() => (document.querySelector('svg.qr.large path')?.getAttribute('d') ?? '') !== '');
  const cells = Number((await svg.getAttribute('viewBox'))?.split(' ')[2]);
  return { path: (await svg.locator('path').getAttribute('d')) ?? '', cells };
}

/** All codes that her phone shows, one after another as she taps. */
async function showCodes(teacher: Teacher): Promise<ShownCode[]> {
  const { page, say } = teacher;
  await open(teacher, '/carry');
  await page.getByRole('button', { name: say('Show my work as QR codes') }).click();
  const codes: ShownCode[] = [];
  for (;;) {
    const code = await shownCode(teacher);
    if (codes.some(({ path }) => path === code.path) || codes.length > MAX_PARTS) return codes;
    codes.push(code);
    const next = page.getByRole('button', { name: say('Next code') });
    if ((await next.count()) === 0) return codes;
    await next.click();
    await page.waitForFunction(
      (before) => document.querySelector('svg.qr.large path')?.getAttribute('d') !== before,
      code.path,
    );
  }
}

/** The file that a button hands over: this browser shares nothing, so it downloads. */
async function fileFrom({ page }: Teacher, button: string | RegExp): Promise<Buffer> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(globalThis, { handedOver: blob });
      return make(blob);
    };
  });
  await page.getByRole('button', { name: button }).click();
  await page.waitForFunction(() => 'handedOver' in globalThis);
  const bytes = await page.evaluate(async () => {
    const blob: unknown = Reflect.get(globalThis, 'handedOver');
    Reflect.deleteProperty(globalThis, 'handedOver');
    return blob instanceof Blob ? [...new Uint8Array(await blob.arrayBuffer())] : [];
  });
  return Buffer.from(bytes);
}

const give = (page: Teacher['page'], buffer: Buffer) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.caravan-work', mimeType: 'application/octet-stream', buffer });

describe('a phone without a network', () => {
  it('[QR2] [FILE4] shows its work as codes, another reads them with its camera and delivers them, and the receipts make it accepted', async () => {
    const { proxy, dataDir } = scene;
    proxy.fault(API, dropRequest);
    // More than one code holds.
    for (const quiz of [...QUIZZES, ...QUIZZES, ...QUIZZES]) await study(quiz);
    const codes = await showCodes(owner);
    expect(codes.length).toBeGreaterThan(1);
    const done = await factsOnPhone(owner);
    filmCodes(codes, film);

    const { page, say } = carrier;
    expect(await page.evaluate(() => 'BarcodeDetector' in globalThis)).toBe(false);
    await open(carrier, '/carry/camera');
    await seen(page.getByText(say.pattern(TAKEN)));
    await until(() => factsOnServer(dataDir).length > 0, 30_000);
    expect(factsOnServer(dataDir)).toEqual(done);

    await open(carrier, '/carry');
    const back = say.pattern('{receipts, plural, one {Send back # receipt} other {Send back # receipts}}');
    const receipts = await fileFrom(carrier, back);
    await open(owner, '/carry');
    await give(owner.page, receipts);
    await seen(owner.page.getByText(say('The server has your work: what you gave away is accepted.')));
    await seen(owner.page.getByText(say('Nothing waits to be sent.')));
    expect(await factsOnPhone(owner)).toEqual(done);
  });

  it('[FILE1] gives its work as a file, which the facilitator hands in on her page', async () => {
    const { dataDir } = scene;
    const { say } = owner;
    await study(QUIZZES[0] ?? 0);
    await open(owner, '/carry');
    const file = await fileFrom(owner, say('Send my work as a file'));
    const done = await factsOnPhone(owner);
    const secret = /centre#[0-9a-f]{64}/.exec(readFileSync(join(dataDir, 'facilitator-link.txt'), 'utf8'))?.[0] ?? '';
    await open(carrier, `/${secret}`);
    await give(carrier.page, file);
    const said =
      '{count, plural, one {The server has # letter of it. Give the receipt back to the learner.} other {The server has # letters of it. Give the receipts back to the learners.}}';
    await seen(carrier.page.getByText(say.pattern(said)));
    expect(factsOnServer(dataDir)).toEqual(done);
    const receipts = await fileFrom(carrier, say('Save the receipts'));
    await give(owner.page, receipts);
    await seen(owner.page.getByText(say('Nothing waits to be sent.')));
  });
});

describe('the camera screen', () => {
  it('[QR4] uses the reader of a browser that has one, and passes over codes that are not ours', async () => {
    const { page, say } = carrier;
    const envelopes = [crypto.getRandomValues(new Uint8Array(700))];
    const texts = await splitIntoQr(encodeCarried({ kind: 'work', envelopes }));
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await open(carrier, '/carry');
    await page.evaluate((seen) => {
      let looks = 0;
      class Detector {
        static getSupportedFormats = async () => ['aztec', 'qr_code'];
        detect = async () => [{ rawValue: 'https://example.org' }, { rawValue: seen[looks++ % seen.length] }];
      }
      Object.assign(globalThis, { BarcodeDetector: Detector });
    }, texts ?? []);
    await page.getByRole('link', { name: say('Read QR codes') }).click();
    await seen(page.getByText(say.pattern(TAKEN)));
    expect(fetched.filter((url) => url.includes('/decode-'))).toEqual([]);
  });

  it('[QR4] says in plain words that it may not use the camera, or that there is none', async () => {
    const { page, say } = owner;
    await open(owner, '/carry/camera');
    const refused = page.getByText(
      say('Caravan may not use the camera. Allow it in the settings of your browser, or use a file.'),
    );
    const none = page.getByText(say('No camera can be used now. Close other apps that use it, or use a file.'));
    await seen(none.or(refused));
    const answer = (name: string) =>
      page.evaluate((errorName) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', errorName));
      }, name);
    for (const [name, words] of [
      ['NotAllowedError', refused],
      ['NotFoundError', none],
      ['NotReadableError', none],
    ] as const) {
      await open(owner, '/carry');
      await answer(name);
      await page.getByRole('link', { name: say('Read QR codes') }).click();
      await seen(words);
    }
  });
});
