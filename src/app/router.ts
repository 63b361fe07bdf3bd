import { rememberScroll } from './scroll.ts';

/** Told after every change of address. */
type Listener = () => void;

const listeners = new Set<Listener>();

export function onNavigation(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (): void => {
  for (const listener of [...listeners]) listener();
};

interface NavigateOptions {
  /** Takes the place of the current entry of the history. */
  replace?: boolean;
  /** Kept with the entry, and there again after a reload. */
  state?: Readonly<Record<string, unknown>>;
}

/** Goes to an address of the app (path, query and fragment) without loading the document anew. */
export function navigate(address: string, { replace = false, state = {} }: NavigateOptions = {}): void {
  rememberScroll();
  const entry = { ...state, key: crypto.getRandomValues(new Uint32Array(2)).join('-') };
  if (replace) history.replaceState(entry, '', address);
  else history.pushState(entry, '', address);
  tell();
}

/** The link of a plain click that stays inside the app. Downloads, other targets and modified clicks are the browser's. */
function inAppLink(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return undefined;
  const isSamePage = link.pathname === location.pathname && link.search === location.search;
  return isSamePage && link.hash ? undefined : link;
}

/** Makes plain links move inside the app. Call once. */
export function startRouter(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => {
    rememberScroll();
    tell();
  });
  addEventListener('click', (event) => {
    const link = inAppLink(event);
    if (!link) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}
