import type { Page } from 'playwright-core';

/** What the pictures are taken of: a page of the app on a phone, and what can be done to it. */
export interface Scene {
  readonly page: Page;
  /** The path of the page of a class's facilitator, by the name of the class. */
  readonly centrePath: (className: string) => string;
  /** The same app at an address that browsers do not trust. */
  readonly insecureAddress: string;
  /** Goes to a path of the app and waits until its page stands. */
  open(path: string): Promise<void>;
}

const ANSWERS = 'form .pick input';

/** Answers the question on the screen: by the places of the choices, or by what is typed. */
export async function answer({ page }: Scene, said: readonly number[] | string): Promise<void> {
  await page.locator('form fieldset').waitFor();
  if (typeof said === 'string') await page.locator('form .field').fill(said);
  else for (const place of said) await page.locator(ANSWERS).nth(place).check();
  await page.locator('form [type=submit]').click();
  await page.locator('form [role=status] .note').waitFor();
  await page.waitForTimeout(100);
}

/** From the feedback to the next question, or to the result. */
export const goOn = ({ page }: Scene): Promise<void> => page.locator('form [type=submit]').click();

export async function answerAll(scene: Scene, all: readonly (readonly number[] | string)[]): Promise<void> {
  for (const said of all) {
    await answer(scene, said);
    await goOn(scene);
    await scene.page.locator('form .typed, form label, main table').first().waitFor();
  }
}

/** Marks all that can be read or watched of a lesson as done. */
export async function markAsDone({ page }: Scene): Promise<void> {
  const mark = page.locator('main section > div > .btn.plain:has(use[href$="i-check"])');
  await page.locator('.prose').waitFor();
  for (let left = await mark.count(); left > 0; left--) {
    await mark.first().click();
    await page.waitForTimeout(300);
  }
}

/** Plays a little and pauses where a caption stands on the picture. */
export async function watch({ page }: Scene): Promise<void> {
  await page.locator('.prose').waitFor();
  await page.evaluate(`(async () => {
    const video = document.querySelector('video');
    video.muted = true;
    video.currentTime = 5;
    await video.play();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    video.pause();
  })()`);
}

/** Gets the open course in a form: a place in the list of rungs. */
export async function getCourse({ page }: Scene, rung: number): Promise<void> {
  await page.locator('#get .rungs input').nth(rung).check();
  await page.locator('#get > .btn, #get form .btn, #get .btn').last().click();
}

export const isHere = ({ page }: Scene): Promise<void> => page.locator('#get .ok').first().waitFor();

/** Does something over a line as slow as in many places: what is on its way can be seen on its way. */
export async function onSlowLine({ page }: Scene, act: () => Promise<unknown>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: 150_000,
    uploadThroughput: 150_000,
  });
  await act();
  await session.detach();
}
