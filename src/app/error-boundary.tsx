import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { BrokenPage } from './broken-page.tsx';

/** Puts words in the place of a page that broke. */
export function ErrorBoundary({ children }: { children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary();
  return error === undefined ? children : <BrokenPage onRetry={reset} />;
}
