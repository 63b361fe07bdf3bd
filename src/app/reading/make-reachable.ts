import { hasMathml } from './has-mathml.ts';

/**
 * Makes what acts by a tap act by keyboard too, and be told as what it is; shows the words of formulas where the browser draws none. Texts
 * come late, and anew in another language: each is looked at as it appears. Returns how to stop.
 */
export function makeReachable(parts: HTMLElement): () => void {
  const isDrawing = hasMathml();
  const look = () => {
    for (const picture of parts.querySelectorAll('.prose img:not([role])')) {
      if (picture.closest('a')) continue;
      for (const [name, value] of PICTURE) picture.setAttribute(name, value);
    }
    for (const link of parts.querySelectorAll('a[href^="#term-"]:not([aria-haspopup])')) {
      link.setAttribute('aria-haspopup', 'dialog');
    }
    if (isDrawing) return;
    for (const formula of parts.querySelectorAll('math[alttext]:not([hidden])')) {
      const words = document.createElement('code');
      words.textContent = formula.getAttribute('alttext');
      formula.setAttribute('hidden', '');
      formula.after(words);
    }
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(parts, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const PICTURE = [
  ['role', 'button'],
  ['tabindex', '0'],
  ['aria-haspopup', 'dialog'],
] as const;
