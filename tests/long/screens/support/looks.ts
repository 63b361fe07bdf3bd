import type { CDPSession, Page } from 'playwright-core';

/** How a screen is looked at; it is the same page all the time, as when a person turns her phone or changes its settings. */
export interface Look {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  /** The size of letters that is set in the browser. */
  readonly textPercent: number;
}

const VIEWPORTS = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
];

export const LOOKS: readonly Look[] = VIEWPORTS.flatMap((viewport) =>
  [100, 200].flatMap((textPercent) =>
    (['light', 'dark'] as const).map((theme) => ({
      name: `${viewport.width}x${viewport.height}, text ${textPercent} %, ${theme}`,
      viewport,
      textPercent,
      theme,
    })),
  ),
);

const PIXELS_AT_100_PERCENT = 16;

/** Shows the page in a look. What is set in the browser moves media queries in `em` too, which a size on the page would not. */
export async function putOn(page: Page, devTools: CDPSession, { viewport, textPercent, theme }: Look): Promise<void> {
  await page.setViewportSize(viewport);
  const standard = Math.round((PIXELS_AT_100_PERCENT * textPercent) / 100);
  await devTools.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(theme)}`);
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
}
