import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropRequest } from '../support/faults.ts';
import { until } from '../support/until.ts';
import { askForCourse, damageChunk, isHere } from './support/download.ts';
import { factsOnPhone } from './support/facts-on-phone.ts';
import { COURSE, lessonWith, video } from './support/journey/plot.ts';
import { controlsTold, openVideo, playerOf, playing, runsPast, standsAt, videoOf } from './support/player.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, played, seen } from './support/teacher.ts';

const PATH = `/course/${COURSE}/${lessonWith(video.number).number}?item=${video.number}`;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('ar');
  await startApp(scene.teacher, 'ar');
  await askForCourse(scene.teacher, COURSE, /144p/);
  await seen(isHere(scene.teacher), 60_000);
  scene.proxy.fault(/./, dropRequest);
});
afterAll(() => scene?.dispose());

const press = (key: string) => scene.phone.page.keyboard.press(key);

describe('the player, without a network', () => {
  it('tells a screen reader its controls by name, in order, with their state and the time in words', async () => {
    const { teacher } = scene;
    const { say } = teacher;
    await openVideo(teacher, `${PATH}&t=65`);
    await standsAt(teacher, 65);
    await seen(playerOf(teacher).getByText(say('Small picture')).first());
    const told = await controlsTold(teacher, 'figure.player');
    const names = told.filter(({ name }) => name !== '').map(({ role, name }) => ({ role, name }));
    expect(names).toHaveLength(told.length);
    expect(names.map(({ role }) => role)).toEqual([
      'slider',
      'button',
      'button',
      'button',
      'button',
      'button',
      'combobox',
      'combobox',
      'button',
      'button',
    ]);
    expect(names[0]?.name).toBe(say('Place in the video'));
    expect(names[1]?.name).toMatch(say.pattern('{ten} seconds back'));
    expect(names[2]?.name).toBe(say('Play'));
    expect(names[3]?.name).toMatch(say.pattern('{ten} seconds on'));
    expect(names.slice(4).map(({ name }) => name)).toEqual(
      ['Sound on', 'Full screen', 'Captions', 'Speed', 'Sound only', 'Small picture'].map(say),
    );
    expect(told.find(({ name }) => name === say('Sound only'))?.state.pressed).toBe('false');
    const time = await playerOf(teacher).getByRole('slider').first().getAttribute('aria-valuetext');
    expect(time).toMatch(/دقيقة.*٥ ثوان.*من.*٣ دقائق/);
  });

  it('opens at the second that a link names, and does not play by itself', async () => {
    expect(await playing(scene.teacher)).toMatchObject({ isPaused: true, speed: 1 });
    expect(await videoOf(scene.teacher).getAttribute('controls')).toBeNull();
  });

  it('obeys the keys that people know, left to right in Arabic too, and keeps the pitch', async () => {
    const { teacher } = scene;
    await playerOf(teacher).focus();
    await press('l');
    await standsAt(teacher, 75);
    await press('ArrowLeft');
    await standsAt(teacher, 70);
    await press('ArrowRight');
    await press('j');
    await standsAt(teacher, 65);
    await press('5');
    await standsAt(teacher, (await videoOf(teacher).evaluate((element: HTMLVideoElement) => element.duration)) / 2);
    for (let n = 0; n < 6; n++) await press('>');
    expect(await playing(teacher)).toMatchObject({ speed: 2, keepsPitch: true, isPaused: true });
    await press('k');
    await until(async () => !(await playing(teacher)).isPaused, 5_000);
    await press(' ');
    await until(async () => (await playing(teacher)).isPaused, 5_000);
    await press('m');
    expect(await videoOf(teacher).evaluate((element: HTMLVideoElement) => element.muted)).toBe(false);
    await press('m');
    const captions = teacher.page.getByRole('combobox', { name: teacher.say('Captions') });
    expect(await captions.inputValue()).toBe('ar');
    await press('c');
    expect(await captions.inputValue()).toBe('off');
    await press('c');
    expect(await captions.inputValue()).toBe('ar');
  });

  it('counts the seconds that were played at double speed, and none that were jumped over', async () => {
    const { teacher } = scene;
    await openVideo(teacher, `${PATH}&t=100`);
    await standsAt(teacher, 100);
    expect((await playing(teacher)).speed).toBe(2);
    await playerOf(teacher).focus();
    await press('k');
    await runsPast(teacher, 105);
    await press('l');
    await runsPast(teacher, 119);
    await press('k');
    await until(async () => (await playing(teacher)).isPaused, 5_000);
    const browser = await played(teacher);
    const whole = browser.flatMap(([from, to]) => secondsIn(Math.ceil(from - 0.001), Math.floor(to + 0.001)));
    expect(browser).toHaveLength(2);
    expect(whole.length).toBeGreaterThan(5);
    await until(async () => String(await watchedOnPhone()) === String(whole), 10_000);
  });

  it('goes on at the second where she left', async () => {
    const { teacher, phone } = scene;
    const { second } = await playing(teacher);
    await phone.restart();
    await openVideo(teacher, PATH);
    await standsAt(teacher, Math.floor(second));
    expect((await playing(teacher)).isPaused).toBe(true);
  });

  it('plays on without its picture, and says that it does', async () => {
    const { teacher } = scene;
    const { page, say } = teacher;
    await page.getByRole('button', { name: say('Play'), exact: true }).click();
    await runsPast(teacher, (await playing(teacher)).second);
    const soundOnly = page.getByRole('button', { name: say('Sound only'), exact: true });
    await soundOnly.click();
    expect(await soundOnly.getAttribute('aria-pressed')).toBe('true');
    await runsPast(teacher, (await playing(teacher)).second + 1);
    await soundOnly.click();
    await press('k');
  });

  it('finds words in the transcript, follows the play head in it, and plays from a line that is tapped', async () => {
    const { teacher } = scene;
    const { page, say } = teacher;
    await page.locator('.transcript summary').click();
    const field = page.getByRole('searchbox', { name: say('Find in the transcript') });
    await seen(field);
    const line = page.locator('.transcript li').nth(12);
    const words = ((await line.locator('span').last().textContent()) ?? '').slice(0, 12);
    await field.fill(words);
    const found = page.locator('.transcript [data-found="at"]');
    await seen(found);
    expect(await found.textContent()).toContain(words);
    await found.getByRole('button').click();
    await seen(page.locator('.transcript [data-found="at"] [aria-current="true"]'));
    await until(async () => !(await playing(teacher)).isPaused, 5_000);
    await press('k');
    const { second } = await playing(teacher);
    await field.fill('');
    await videoOf(teacher).evaluate((element: HTMLVideoElement) => {
      element.currentTime = 200;
    });
    await standsAt(teacher, 200);
    const current = page.locator('.transcript [aria-current="true"]');
    await until(async () => Math.abs((await startOf((await current.textContent()) ?? '')) - 200) < 15, 5_000);
    expect(second).toBeLessThan(200);
    expect(await current.isVisible()).toBe(true);
  });

  it('says which part is not here, and goes on by itself when that has come [URL2]', async () => {
    const { teacher, phone, proxy } = scene;
    const picture = video.renditions['144']?.parts.at(-1)?.hash ?? '';
    await damageChunk(teacher, picture);
    await phone.restart();
    await open(teacher, PATH);
    await seen(videoOf(teacher));
    await teacher.page.getByRole('button', { name: teacher.say('Play'), exact: true }).click();
    await seen(playerOf(teacher).getByText(teacher.say('This part is not here yet.')));
    await seen(playerOf(teacher).getByText(teacher.say('It goes on by itself when it arrives.')));
    const { second } = await playing(teacher);
    proxy.heal();
    await runsPast(teacher, second + 1);
    expect(await playerOf(teacher).getByText(teacher.say('This part is not here yet.')).count()).toBe(0);
  });
});

const secondsIn = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);

/** "١:٠٥" or "1:05" at the head of a line, in seconds. */
function startOf(line: string): number {
  const ascii = line.replace(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const [minutes = 0, seconds = 0] = (/(\d+):(\d+)/.exec(ascii) ?? []).slice(1).map(Number);
  return 60 * minutes + seconds;
}

/** The seconds of the video that the phone's facts hold as watched. */
async function watchedOnPhone(): Promise<number[]> {
  const facts = await factsOnPhone(scene.teacher);
  const values = facts.flatMap((line) => {
    const fact: unknown = JSON.parse(line);
    return isCoverage(fact) && fact.item === video.number ? fact.value : [];
  });
  return values.flatMap(([from, to]) => secondsIn(from, to));
}

const isCoverage = (fact: unknown): fact is { item: number; value: [number, number][] } =>
  typeof fact === 'object' && fact !== null && 'kind' in fact && fact.kind === 'coverage';
