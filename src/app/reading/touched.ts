/** What was touched in a text, that something opens for. */
export type Touched =
  | { readonly kind: 'term'; readonly element: HTMLAnchorElement; readonly number: number }
  | { readonly kind: 'picture'; readonly element: HTMLImageElement }
  /** Out of the course, while there is no network. */
  | { readonly kind: 'outside'; readonly element: HTMLAnchorElement };

/** Keys that press what is no button of the browser's own. */
const PRESSING = new Set(['Enter', ' ']);

export function touchedBy(event: Event): Touched | undefined {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element)) return undefined;
  if (event instanceof KeyboardEvent) {
    // Links are pressed by the browser, which then tells of a click.
    return PRESSING.has(event.key) && target instanceof HTMLImageElement ? pictureOf(target) : undefined;
  }
  const link = target.closest('a');
  if (!link) return target instanceof HTMLImageElement ? pictureOf(target) : undefined;
  const [, number] = /^#term-(\d+)$/.exec(link.getAttribute('href') ?? '') ?? [];
  if (number !== undefined) return { kind: 'term', element: link, number: Number(number) };
  const isOutside = link.origin !== location.origin && /^https?:$/.test(link.protocol);
  return isOutside && !navigator.onLine ? { kind: 'outside', element: link } : undefined;
}

/** A picture of a text that has come; small signs among words, and pictures that are links, are none. */
function pictureOf(element: HTMLImageElement): Touched | undefined {
  const isShown = element.complete && element.naturalWidth > 0;
  return isShown && element.closest('.prose') ? { kind: 'picture', element } : undefined;
}
