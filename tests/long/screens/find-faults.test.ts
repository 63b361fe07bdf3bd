import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/chromium.ts';
import { axeFindings } from './support/axe-findings.ts';
import { findFaults } from './support/find-faults.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  page = await browser.newPage({ viewport: { width: 360, height: 640 } });
});
afterAll(() => browser.close());

async function faultsOf(html: string): Promise<string[]> {
  await page.setContent(
    `<!doctype html><html lang="en"><title>A page</title><body style="margin: 0">${html}</body></html>`,
  );
  return page.evaluate(findFaults);
}

const LONG = 'Words_that_no_line_of_a_small_phone_has_room_for_and_that_do_not_break';

describe('the look at a screen', () => {
  it('finds nothing where all fits', async () => {
    expect(await faultsOf('<h1>Courses</h1><p>Words <a href="/">here</a>, <a href="/b">there</a>.</p>')).toEqual([]);
  });

  it.each([
    ['a page that scrolls sideways', `<p>${LONG}</p>`, 'px wide'],
    ['text that a part cuts off sideways', `<p style="overflow: hidden">${LONG}</p>`, 'cut off: p'],
    ['text that a part cuts off below', '<p style="overflow: hidden; height: 1.2em">One<br>two</p>', 'cut off: p'],
    [
      'an ellipsis that tells no more',
      `<p style="overflow: hidden; text-overflow: ellipsis">${LONG}</p>`,
      'cut off: p',
    ],
    ['text before the edge of the screen', '<p style="position: absolute; left: -2em">Words</p>', 'off the screen: p'],
    [
      'words that stick out of their button',
      '<button style="width: 3em; overflow: visible; white-space: nowrap">Go on with this</button>',
      'words stick out of button',
    ],
    [
      'controls that lie over each other',
      '<a href="/">One</a><a href="/two" style="margin-inline-start: -1em">Two</a>',
      'lie over each other: a "One" and a "Two"',
    ],
  ])('finds %s', async (_, html, fault) => {
    expect(await faultsOf(html)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
  });

  it.each([
    [
      'an ellipsis whose title tells all',
      `<p title="${LONG}" style="overflow: hidden; text-overflow: ellipsis">${LONG}</p>`,
    ],
    ['what scrolls inside the page', `<div style="overflow: auto"><p>${LONG}</p></div>`],
    [
      'a control that is scrolled away under another',
      '<div style="overflow: auto; height: 2em"><br><br><a href="/">One</a></div><a href="/two">Two</a>',
    ],
    ['what only screen readers are told', `<p style="overflow: hidden; width: 1px; position: absolute">${LONG}</p>`],
    [
      'what is under a bar that stays',
      '<a href="/">One</a><nav style="position: fixed; top: 0"><a href="/two">Two</a></nav>',
    ],
  ])('lets %s be', async (_, html) => {
    expect(await faultsOf(html)).toEqual([]);
  });

  it('hears what axe-core says of it', async () => {
    await faultsOf('<main><h1>A page</h1><button></button><p style="color: #bbb">Faint</p></main>');
    expect(await axeFindings(page)).toEqual([
      expect.stringContaining('axe button-name'),
      expect.stringContaining('axe color-contrast'),
    ]);
  });
});
