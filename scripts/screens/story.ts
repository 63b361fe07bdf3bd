import { FINDING, NOTES } from './finding.ts';
import { answer, answerAll, getCourse, goOn, isHere, markAsDone, onSlowLine, type Scene, watch } from './scene.ts';

export interface Screen {
  readonly name: string;
  /** Where the picture is taken; absent: where the one before left off. */
  readonly path?: string;
  readonly offline?: true;
  /** Brings the page into the state to look at. */
  readonly act?: (scene: Scene) => Promise<unknown>;
}

// The sample courses, whose numbers never change.
const SHORT = '/course/4097';
const LONG = '/course/4098';
const QUIZ = `${LONG}/quiz/9`;
/** Places of the right choices, or what is to be typed. */
const RIGHT = [[1], [0, 2], [1], [2], '30'] as const;
const WRONG = [[0], [1], [0], [0], '5'] as const;
const SHORT_QUIZZES = {
  6: [[0], '1', [0], [0], '1'],
  13: [[0], [0], [0], '1', [0]],
} as const;

const typeCode = (code: string) => async (scene: Scene) => {
  await scene.open('/join');
  await scene.page.locator('main .field').fill(code);
  await scene.page.locator('main [type=submit]').click();
  await scene.page.locator('main .note').first().waitFor();
};

const newLinkCode = async ({ page, open }: Scene): Promise<string> => {
  await open('/phone');
  await page.locator('main .stack[aria-live] > .btn').click();
  return (await page.locator('main .big bdi').innerText()).replaceAll(/\s/g, '');
};

/** Studies all of a course that can be studied without looking. */
const finishShortCourse = async (scene: Scene) => {
  for (const lesson of [2, 4, 8, 11]) {
    await scene.open(`${SHORT}/${lesson}`);
    await markAsDone(scene);
  }
  for (const [quiz, answers] of Object.entries(SHORT_QUIZZES)) {
    await scene.open(`${SHORT}/quiz/${quiz}`);
    await scene.page.locator('main .btn.go').click();
    await answerAll(scene, answers);
  }
};

/** One teacher's way through the app: later screens find what the earlier ones did. */
export const STORY: readonly Screen[] = [
  { name: 'welcome', path: '/welcome' },
  { name: 'home-empty', path: '/' },
  { name: 'courses', path: '/courses' },
  { name: 'phone-nothing-yet', path: '/phone' },
  { name: 'join', path: '/join' },
  { name: 'join-problem', act: typeCode('0OIL') },
  { name: 'join-unknown', act: typeCode('XXXXXX') },
  { name: 'course', path: LONG },
  {
    name: 'course-coming',
    act: (scene) =>
      onSlowLine(scene, async () => {
        await getCourse(scene, 2);
        await scene.page.waitForTimeout(2500);
        // Stopped half-way, so that it can be looked at.
        await scene.page.locator('#get .btn').first().click();
      }),
  },
  { name: 'courses-coming', path: '/courses' },
  {
    name: 'course-here',
    act: async (scene) => {
      await scene.open(LONG);
      await scene.page.locator('#get .btn').first().click();
      await isHere(scene);
    },
  },
  { name: 'home-not-begun', path: '/' },
  { name: 'lesson', path: `${LONG}/2` },
  { name: 'lesson-captions', act: watch },
  { name: 'lesson-transcript', act: ({ page }) => page.locator('details.transcript summary').click() },
  { name: 'lesson-done', act: markAsDone },
  { name: 'quiz', path: QUIZ },
  { name: 'quiz-question', act: ({ page }) => page.locator('main .btn.go').click() },
  { name: 'quiz-wrong', act: (scene) => answer(scene, WRONG[0]) },
  {
    name: 'quiz-right',
    act: async (scene) => {
      await goOn(scene);
      await scene.page.locator('form label').first().waitFor();
      await answer(scene, RIGHT[1]);
    },
  },
  {
    name: 'quiz-number',
    act: async (scene) => {
      await goOn(scene);
      await scene.page.locator('form label').first().waitFor();
      await answerAll(scene, WRONG.slice(2, 4));
    },
  },
  { name: 'quiz-number-wrong', act: (scene) => answer(scene, WRONG[4]) },
  { name: 'quiz-not-yet', act: (scene) => goOn(scene).then(() => scene.page.locator('main table').waitFor()) },
  {
    name: 'quiz-passed',
    act: async (scene) => {
      await scene.page.locator('main .btn.go').click();
      await answerAll(scene, RIGHT);
    },
  },
  { name: 'home', path: '/' },
  { name: 'course-begun', path: LONG },
  {
    name: 'lesson-without-video',
    act: async (scene) => {
      await scene.open(SHORT);
      await getCourse(scene, 0);
      await isHere(scene);
      await scene.open(`${SHORT}/8`);
    },
  },
  { name: 'home-finished', path: '/', act: (scene) => finishShortCourse(scene).then(() => scene.open('/')) },
  { name: 'course-finished', path: SHORT },
  { name: 'work', path: '/work' },
  { name: 'carry', path: '/carry' },
  { name: 'camera', path: '/carry/camera' },
  { name: 'hand', path: '/hand' },
  { name: 'hub', path: '/hub' },
  ...NOTES,
  ...FINDING,
  { name: 'people', path: '/people' },
  { name: 'rescue', path: '/rescue' },
  { name: 'phone-space', path: '/phone/space' },
  { name: 'phone', path: '/phone' },
  { name: 'phone-remove', act: ({ page }) => page.locator('#courses .btn.plain').first().click() },
  {
    name: 'phone-to-send',
    offline: true,
    act: async (scene) => {
      for (const lesson of [5, 7, 14]) {
        await scene.open(`${LONG}/${lesson}`);
        await markAsDone(scene);
      }
      await scene.open('/phone');
    },
  },
  { name: 'courses-offline', path: '/courses', offline: true },
  { name: 'lesson-offline', path: `${SHORT}/8`, offline: true },
  { name: 'join-offline', offline: true, act: typeCode('SESAME') },
  { name: 'phone-link-code', act: newLinkCode },
  { name: 'join-link', act: async (scene) => scene.open(`/join/${await newLinkCode(scene)}`) },
  { name: 'join-class', path: '/join/SESAME' },
  { name: 'join-name-needed', act: ({ page }) => page.locator('main [type=submit]').click() },
  {
    name: 'joined',
    act: async ({ page }) => {
      await page.locator('main .field').fill('Awa');
      await page.locator('main [type=submit]').click();
      await page.locator('main .note.good').waitFor();
    },
  },
  { name: 'centre', act: (scene) => scene.open(scene.centrePath('Simulated class')) },
  { name: 'centre-learner', act: ({ page }) => page.locator('.learners td > .btn').first().click() },
  {
    name: 'centre-link-code',
    act: async ({ page }) => {
      await page.locator('.learner-details > .stack > .btn').click();
      await page.locator('dialog .qr').waitFor();
    },
  },
  {
    name: 'centre-without-link',
    act: ({ page, open }) => page.evaluate('sessionStorage.clear()').then(() => open('/centre')),
  },
  {
    name: 'centre-remove-phone',
    act: async ({ page, open, centrePath }) => {
      await page.goto('about:blank').catch(() => {});
      await open(centrePath('Demo class'));
      await page.locator('.learners td > .btn').last().click();
      await page.locator('.learner-details .btn.stop').first().click();
    },
  },
  {
    name: 'phone-removed',
    act: async ({ page, open }) => {
      await page.locator('dialog .btn.stop').click();
      await page.locator('.learner-details .tag').waitFor();
      await open('/phone');
      await page.locator('#work > button').click();
      await page.locator('#work .note.warn').waitFor();
    },
  },
  { name: 'not-found', path: '/nowhere' },
  {
    name: 'page-broken',
    path: '/',
    offline: true,
    act: async ({ page }) => {
      await page.evaluate('caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))');
      // As after the one reload that the app tries by itself.
      await page.evaluate("sessionStorage.setItem('reloaded-at', Date.now())");
      const session = await page.context().newCDPSession(page);
      await session.send('Network.clearBrowserCache');
      await page.locator('.nav a').last().click();
      await page.locator('main > h1').waitFor();
    },
  },
  {
    name: 'update',
    act: async ({ page, open }) => {
      // Another script at another address is a new version to the browser.
      await page.addInitScript(`{
        const register = ServiceWorkerContainer.prototype.register;
        ServiceWorkerContainer.prototype.register = function (url, options) { return register.call(this, url + '?next', options); };
      }`);
      await open('/courses');
      await page.locator('main .note').waitFor();
    },
  },
  {
    name: 'insecure',
    act: ({ page, insecureAddress }) =>
      page.goto(`${insecureAddress}/welcome`).then(() => page.locator('.note').waitFor()),
  },
];
