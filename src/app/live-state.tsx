import { lazyPart } from './lazy-part.tsx';

/** The state line with what the databases say, kept up to date. They are opened after the first paint. */
export const LiveState = lazyPart(
  () => import('./state-from-data.tsx').then((m) => m.StateFromData),
  <div class="state pill" />,
);
