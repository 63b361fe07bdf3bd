import { t } from '@lingui/core/macro';
import { lazyPart } from '../../app/lazy-part.tsx';
import type { PageProps } from '../../app/routes.ts';
import { useTitle } from '../../app/use-title.ts';
import { Hero } from './hero.tsx';

const Contents = lazyPart(() => import('./home-contents.tsx').then((m) => m.HomeContents), <Hero />);

/** Where every start begins: the next step, and what is on the phone. Its figures come after the first paint. */
export function HomePage(_: PageProps) {
  useTitle(t`Home`);
  return <Contents />;
}
