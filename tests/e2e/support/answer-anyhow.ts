import type { Page } from 'playwright-core';

/** Gives the question on the screen some whole answer, of whichever type it is. */
export async function answerAnyhow(page: Page): Promise<void> {
  const form = page.locator('form');
  if ((await form.locator('textarea').count()) > 0) return form.locator('textarea').fill('Elle est rare');
  if ((await form.locator('.hotspot').count()) > 0) return form.getByRole('radio').first().check();
  if ((await form.locator('select').count()) > 0) {
    for (const field of await form.locator('select').all()) await field.selectOption({ index: 1 });
    return;
  }
  if ((await form.locator('.arrange').count()) > 0) return form.getByRole('button').nth(1).click();
  if ((await form.getByRole('textbox').count()) > 0) return form.getByRole('textbox').fill('100 °C');
  return form.locator('[name=answer]').first().check();
}
