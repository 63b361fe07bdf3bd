import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../../../scripts/chromium.ts';
import type { Scene } from '../../../../scripts/screens/scene.ts';
import { dress, HOST_RULES, type StageServer, setScene, startServer } from '../../../../scripts/screens/stage.ts';
import { STORY } from '../../../../scripts/screens/story.ts';
import { axeFindings } from './axe-findings.ts';
import { findFaults } from './find-faults.ts';
import { LOOKS, type Look, putOn } from './looks.ts';

/** What is to be done when a language has been looked over, last thing first. */
type CleanUp = () => Promise<void>;

const [USUAL_LOOK] = LOOKS;

/**
 * Walks through all screens of the app in a language, as `npm run screens` does, and looks at each in every look. The same page stays
 * on the screen while its look changes: a state that takes a minute to reach is reached once.
 */
export function lookOver(lang: string): void {
  describe(`in ${lang}`, () => {
    const cleanUps: CleanUp[] = [];
    let scene: Scene;
    let show: (look: Look) => Promise<void>;
    beforeAll(async () => {
      const server = await startServer();
      cleanUps.push(server.close);
      ({ scene, show } = await openBrowser(lang, server, cleanUps));
    });
    afterAll(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });

    it.each(STORY)('nothing is cut off, covered or out of reach on $name', async ({ path, offline = false, act }) => {
      const { page } = scene;
      if (USUAL_LOOK) await show(USUAL_LOOK);
      await page.context().setOffline(offline);
      if (path !== undefined) await scene.open(path);
      await act?.(scene);
      await settle(scene);
      const seenIn = new Map<string, string[]>();
      for (const look of LOOKS) {
        await show(look);
        for (const fault of [...(await page.evaluate(findFaults)), ...(await axeFindings(page))])
          seenIn.set(fault, [...(seenIn.get(fault) ?? []), look.name]);
      }
      expect(Object.fromEntries(seenIn)).toEqual({});
    });
  });
}

/** Until what comes after the first paint stands. */
const settle = ({ page }: Pick<Scene, 'page'>): Promise<void> => page.waitForTimeout(SETTLING_MS);
const SETTLING_MS = 300;

async function openBrowser(lang: string, server: StageServer, cleanUps: CleanUp[]) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS, HOST_RULES] });
  cleanUps.push(() => browser.close());
  const context = await browser.newContext({ locale: lang });
  await context.addInitScript(dress({ lang, theme: 'light' }));
  const page = await context.newPage();
  await page.goto(`${server.address}/icon.svg`);
  const devTools = await context.newCDPSession(page);
  return {
    scene: setScene(page, server, () => settle({ page })),
    show: (look: Look) => putOn(page, devTools, look),
  };
}
