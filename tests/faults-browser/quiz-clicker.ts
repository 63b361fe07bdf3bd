type Told = (n: number, stage: 'begun' | 'kept') => Promise<void>;

const LOOK_AGAIN_MS = 5;
const SAVED = 'Answer saved on this phone';
const BEGIN = ['Begin the quiz', 'Try again'];

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isSaved = (): boolean => document.querySelector('main')?.textContent?.includes(SAVED) === true;

/**
 * Answers the open quiz by clicks, from its first open question to its end, and again. Tells when an answer is sent off (the
 * n-th), and when the screen says that it is saved.
 */
export async function answerQuizzes(first: number, told: Told): Promise<never> {
  for (let n = first; ; ) {
    const form = document.querySelector<HTMLFormElement>('main form');
    const button = form?.querySelector<HTMLButtonElement>('[type=submit]');
    if (!form || !button) {
      [...document.querySelectorAll('button')].find(({ textContent }) => BEGIN.includes(textContent.trim()))?.click();
    } else if (isSaved()) {
      button.click();
    } else {
      fill(form);
      await told(n, 'begun');
      button.click();
      await until(isSaved);
      await told(n, 'kept');
      n += 1;
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(LOOK_AGAIN_MS);
}

/** Any answer will do. */
function fill(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('fieldset input');
  if (!input) return;
  if (input.type === 'radio' || input.type === 'checkbox') input.checked = true;
  else input.value = '1';
}
