import type { Scene } from './scene.ts';
import type { Screen } from './story.ts';

const LONG = '/course/4098';

const openTools = ({ page }: Scene) => page.locator('.note-start').click();

/** Notes at a text, where they are made and where they are found again. */
export const NOTES: readonly Screen[] = [
  { name: 'notes-empty', path: '/notes' },
  { name: 'lesson-note-tools', path: `${LONG}/2?item=3`, act: openTools },
  {
    name: 'lesson-note',
    act: async ({ page }) => {
      await page.locator('.note-panel .row:last-child .btn').first().click();
      await page.locator('.note-words').fill('What will my students do on the bus? ماذا سيفعلون؟ 学生怎么做？');
    },
  },
  {
    name: 'lesson-noted',
    act: async (scene) => {
      await scene.page.keyboard.press('Escape');
      await openTools(scene);
      await scene.page.locator('.note-panel .row:last-child .btn').last().click();
      await scene.page.locator('.item-notes summary').click();
    },
  },
  { name: 'notes', path: '/notes' },
];

/** The plan, search, filters, and the words that the app explains. */
export const FINDING: readonly Screen[] = [
  { name: 'plan', path: '/plan' },
  { name: 'search-empty', path: '/search' },
  {
    name: 'search',
    path: '/search?q=Caravan',
    act: ({ page }) => page.locator('main .list li').first().waitFor(),
  },
  { name: 'search-nothing', path: '/search?q=qqqqqqq' },
  {
    name: 'courses-filters',
    path: '/courses',
    act: ({ page }) => page.locator('main .chip[aria-haspopup=dialog]').click(),
  },
  { name: 'glossary', path: '/glossary' },
  {
    name: 'glossary-search',
    act: async ({ page }) => {
      await page.locator('search input').fill('quiz');
      await page.locator('.terms').waitFor();
    },
  },
  { name: 'glossary-nothing', act: ({ page }) => page.locator('search input').fill('qqq') },
  { name: 'glossary-asked', path: '/glossary?term=4' },
];
