import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { factsOnPhone, factsOnServer } from '../e2e/support/facts-on-phone.ts';
import { keptUsage } from '../e2e/support/kept-usage.ts';
import { keptValue } from '../e2e/support/kept-value.ts';
import { startApp } from '../e2e/support/scene.ts';
import { answerQuiz, getCourse, open, seen, type Teacher } from '../e2e/support/teacher.ts';
import { beginQuiz, goToWork, isAccepted } from '../e2e/support/work.ts';
import { type HubProcess, startHub, untilMirrored } from '../server/hub/support/hub-process.ts';
import { dropRequest } from '../support/faults.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';
import { BUILT_PACKS, readBuiltCourse } from '../support/packs.ts';
import { startPhone } from '../support/phone.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';

const COURSE = 4097;
const QUIZ = 6;
const LANG = 'fr';
const say = wordsOf(LANG);
const course = readBuiltCourse(COURSE);
/** A machine on which much else runs, and a hub that tries its line every ten seconds. */
const PATIENCE_MS = 90_000;

const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
let server: ServerProcess;
/** Between the browsers and the server, and between the hub and the server. */
let lines: { readonly browsers: FaultyProxy; readonly hub: FaultyProxy };

beforeAll(async () => {
  server = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: BUILT_PACKS });
  lines = { browsers: await startFaultyProxy(server.port), hub: await startFaultyProxy(server.port) };
});
afterAll(async () => {
  await lines?.browsers.close();
  await lines?.hub.close();
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A phone whose app is of this origin; only one browser runs at a time. */
async function phoneOf(origin: string) {
  const phone = await startPhone({ lang: LANG });
  onTestFinished(() => phone.dispose());
  const teacher: Teacher = {
    get page() {
      return phone.page;
    },
    say,
    origin,
  };
  return { phone, teacher };
}

async function study(teacher: Teacher): Promise<void> {
  await beginQuiz(teacher, COURSE, QUIZ);
  await answerQuiz(teacher, { questions: course.questions(QUIZ, LANG), isKnowing: true });
}

const hubNote = (name: string) =>
  say(
    'This app comes from the campus hub {name}. What you do here is kept by the hub and goes on to the server when it has a line.',
  ).replace('{name}', name);

async function connect(teacher: Teacher, hub: HubProcess): Promise<void> {
  await open(teacher, '/hub');
  await teacher.page.locator('input[name=address]').fill(new URL(hub.origin).host);
  await teacher.page.getByRole('button', { name: say('Connect'), exact: true }).click();
  await seen(teacher.page.getByRole('heading', { name: say('Courses at the hub') }));
}

describe('a classroom with a hub and no internet', () => {
  it('[HUB8] gives courses to an installed app, takes its sealed work, and has it accepted when there is a line', async () => {
    const hub = await startHub(lines.hub.origin, ['--courses', String(COURSE), '--rung', '144', '--name', 'Salle 12']);
    await untilMirrored(hub);
    const { phone, teacher } = await phoneOf(lines.browsers.origin);
    const { page } = teacher;
    await startApp(teacher, LANG);
    await until(async () => (await keptValue(teacher, 'server-key')) !== undefined, PATIENCE_MS);
    const before = lines.browsers.asked.length;
    lines.browsers.fault(/./, dropRequest);

    await connect(teacher, hub);
    await page
      .getByRole('button', { name: say.pattern('Get from the hub: {name}, {size}') })
      .first()
      .click();
    await seen(page.locator('main').getByText(say('On this phone'), { exact: true }), PATIENCE_MS);
    expect(lines.browsers.delivered.slice(before)).toEqual([]);
    // Nothing of it is mobile data.
    await until(async () => (await keptUsage(teacher)).wifi.lessons > 10_000, 10_000);
    expect((await keptUsage(teacher)).mobile.lessons).toBe(0);

    lines.hub.fault(/./, dropRequest);
    await study(teacher);
    await open(teacher, '/hub');
    await page.getByRole('button', { name: say('Hand all work of this phone to the hub') }).click();
    await seen(
      page.getByText(
        say('At the hub, not yet at the server. It stays on this phone too, until the server’s receipt has come.'),
      ),
    );
    const done = await factsOnPhone(teacher);
    expect(factsOnServer(dataDir)).toEqual([]);
    // What it took is on its disk.
    await hub.restart();
    await phone.kill();

    const second = await phoneOf(hub.origin);
    await startApp(second.teacher, LANG);
    await open(second.teacher, '/phone');
    await seen(second.teacher.page.getByText(hubNote('Salle 12')));
    await open(second.teacher, `/course/${COURSE}`);
    await getCourse(second.teacher, /144p/);
    await study(second.teacher);
    await goToWork(second.teacher);
    await seen(isAccepted(second.teacher), PATIENCE_MS);
    const there = await factsOnPhone(second.teacher);
    await second.phone.kill();

    lines.hub.heal();
    const all = [...done, ...there].sort();
    await until(() => factsOnServer(dataDir).length >= all.length, PATIENCE_MS);
    expect(factsOnServer(dataDir)).toEqual(all);

    await phone.restart();
    await open(teacher, '/hub');
    await seen(
      teacher.page.getByText(say('The server has your work: what the hub took along is accepted.')),
      PATIENCE_MS,
    );
    await seen(teacher.page.getByText(say('Nothing waits to be sent.')));
    expect(await factsOnPhone(teacher)).toEqual(done);

    lines.browsers.heal();
    await open(teacher, '/phone');
    await teacher.page.getByRole('button', { name: say('Add another phone') }).click();
    const code = ((await teacher.page.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).textContent()) ?? '').replace(' ', '');
    await phone.kill();

    const third = await phoneOf(hub.origin);
    await startApp(third.teacher, LANG);
    await open(third.teacher, `/join/${code}`);
    await third.teacher.page.getByRole('button', { name: say('Put together') }).click();
    await seen(third.teacher.page.getByRole('heading', { name: say('This phone is linked') }), PATIENCE_MS);
    const answers = done.filter((line) => line.includes('"attempt"'));
    expect(answers.length).toBeGreaterThan(0);
    await until(async () => {
      await open(third.teacher, '/work');
      const merged = await factsOnPhone(third.teacher);
      return answers.every((line) => merged.includes(line));
    }, PATIENCE_MS);
  }, 600_000);
});
