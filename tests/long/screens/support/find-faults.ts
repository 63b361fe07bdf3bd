/**
 * Looks at the page that stands on the screen and tells, one line a fault, what does not fit: a page that scrolls sideways; text that is cut
 * off, by the screen or by a part of the page that does not scroll; words that stick out of their control; two controls that lie over each
 * other. Runs in the browser, so it may use nothing from around it.
 */
export function findFaults(): string[] {
  /** Fractions of pixels, and the descent of letters in lines that are as high as the letters. */
  const SLACK_PX = 2;
  const faults = new Set<string>();
  const view = document.documentElement;
  // What is laid out only when it comes near is looked at too.
  const all = new CSSStyleSheet();
  all.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, all];
  const root: Element = document.querySelector('dialog[open]') ?? document.body;

  const nameOf = (element: Element): string => {
    const words = (element.textContent || element.getAttribute('aria-label') || '').replaceAll(/\s+/g, ' ').trim();
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    return `${element.localName}${classes} "${words.slice(0, 40)}"`;
  };
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const isSaidOnly = (element: Element): boolean => element.closest('.vh, .skip, svg, video, option') !== null;
  /** A part of one pixel, as is left of what only screen readers are told. */
  const isSpoken = ({ width, height }: DOMRect): boolean => width <= 1 || height <= 1;
  const rectsOf = (node: Node): DOMRect[] => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  };
  /** A line of text is as high as its line; some fonts claim more room above and below it, in which nothing is drawn. */
  const inLine = (rect: DOMRect, element: Element): DOMRect => {
    const { fontSize, lineHeight } = getComputedStyle(element);
    const lineHeightPx = Number.parseFloat(lineHeight) || 1.2 * Number.parseFloat(fontSize);
    const beyondPx = Math.max(0, rect.height - lineHeightPx);
    return new DOMRect(rect.x, rect.y + beyondPx / 2, rect.width, rect.height - beyondPx);
  };
  /** Cut short on purpose, with all of it to be had by pointing at it. */
  const tellsMore = (part: Element, style: CSSStyleDeclaration): boolean =>
    (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') && part.closest('[title]') !== null;
  const isCut = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  const within = (from: number, to: number, boxFrom: number, boxTo: number): boolean =>
    from >= boxFrom - SLACK_PX && to <= boxTo + SLACK_PX;
  /** Where text may be seen: inside every part around it that cuts off, in each direction up to the first that scrolls. */
  const checkRect = (rect: DOMRect, element: Element): void => {
    let [isBoundX, isBoundY] = [true, true];
    for (let part: Element | null = element; part; part = part.parentElement) {
      const style = getComputedStyle(part);
      const box = part.getBoundingClientRect();
      const isLost =
        (isBoundX && isCut(style.overflowX) && !within(rect.left, rect.right, box.left, box.right)) ||
        (isBoundY && isCut(style.overflowY) && !within(rect.top, rect.bottom, box.top, box.bottom));
      if (isLost && (isSpoken(box) || tellsMore(part, style))) return;
      if (isLost) faults.add(`cut off: ${nameOf(element)} by ${part.localName}.${part.className}`);
      if (scrolls(style.overflowX)) isBoundX = false;
      if (scrolls(style.overflowY)) isBoundY = false;
    }
    if (!isBoundX) return;
    if (!within(rect.left, rect.right, 0, view.clientWidth)) faults.add(`off the screen: ${nameOf(element)}`);
    const control = element.closest('.btn, .chip, .tag, .pill, button, summary');
    const box = control?.getBoundingClientRect();
    if (box && !within(rect.left, rect.right, box.left, box.right)) faults.add(`words stick out of ${nameOf(element)}`);
  };

  if (view.scrollWidth > view.clientWidth)
    faults.add(`the page is ${view.scrollWidth} px wide on a screen of ${view.clientWidth}`);

  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const element = currentNode.parentElement;
    if (!element || !currentNode.nodeValue?.trim() || isSaidOnly(element) || !isShown(element)) continue;
    for (const rect of rectsOf(currentNode)) checkRect(inLine(rect, element), element);
  }

  /** What stays where it is while the page scrolls under it covers other controls only until she scrolls on. */
  const floats = (element: Element | null): Element | null => {
    for (let part = element; part; part = part.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(part).position)) return part;
    return null;
  };
  const controls = [
    ...root.querySelectorAll('a[href], button, input, select, textarea, summary, label, [role=slider], [role=option]'),
  ].filter((control) => isShown(control) && !isSaidOnly(control));
  /** What can be seen of a control now: the rest is scrolled away inside a part of the page. */
  const seenOf = (rect: DOMRect, control: Element): DOMRect => {
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
    for (let part = control.parentElement; part && part !== document.body; part = part.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(part);
      const box = part.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const targets = controls.map((control) => {
    const isAmongWords = getComputedStyle(control).display === 'inline';
    const rects = [...control.getClientRects()].map((rect) => (isAmongWords ? inLine(rect, control) : rect));
    return { control, layer: floats(control), rects: rects.map((rect) => seenOf(rect, control)) };
  });
  const belong = (a: Element, b: Element): boolean =>
    a.contains(b) || b.contains(a) || (a.closest('label') !== null && a.closest('label') === b.closest('label'));
  const lieOver = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK_PX &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK_PX;
  for (const [i, one] of targets.entries())
    for (const other of targets.slice(i + 1)) {
      if (one.layer !== other.layer || belong(one.control, other.control)) continue;
      if (one.rects.some((rect) => other.rects.some((against) => lieOver(rect, against))))
        faults.add(`lie over each other: ${nameOf(one.control)} and ${nameOf(other.control)}`);
    }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== all);
  return [...faults];
}
