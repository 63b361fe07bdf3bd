import { useLayoutEffect } from 'preact/hooks';

/** Names the document after the page. */
export function useTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = title === 'Caravan' ? title : `${title} · Caravan`;
  }, [title]);
}
