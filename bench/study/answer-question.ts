import type { Page } from 'playwright-core';

/** Fills in the question that is asked, with whatever: the first choice, a number, a word, the order that stands there. */
export const answerOpenQuestion = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const form = document.querySelector('.quiz form');
    if (!form) throw new Error('no question is asked');
    const choice = form.querySelector<HTMLInputElement>('input[type=radio], input[type=checkbox]');
    choice?.click();
    for (const select of form.querySelectorAll('select')) {
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'textarea, input:not([type]), input[type=text]',
    )) {
      field.value = field.inputMode === 'decimal' ? '3' : 'abc';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    // What is typed is kept a moment later.
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
