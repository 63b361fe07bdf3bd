import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { LiveState } from './live-state.tsx';
import { Nav } from './nav.tsx';
import { Notices } from './notices/notices.tsx';
import { useTitle } from './use-title.ts';
import '../ui/parts.css';
import './page.css';

interface PageProps {
  title: string;
  /** Address of the page above this one. */
  back?: string;
  /** More of the header's row, behind the title. */
  actions?: ComponentChildren;
  /** On wide screens the content stands in two columns; what spans both has the class `all`. */
  isTwoColumns?: boolean;
  children: ComponentChildren;
}

/** The usual page: title, state line, content, and the way to the other places. */
export function Page({ title, back, actions, isTwoColumns = false, children }: PageProps) {
  useTitle(title);
  return (
    <>
      <header class="top">
        <div class="bar">
          {back !== undefined && (
            <Button kind="plain" href={back} label={t`Back`}>
              <Icon name="back" />
            </Button>
          )}
          <h1>{title}</h1>
          {actions}
        </div>
        <LiveState />
      </header>
      <main id="main" class={isTwoColumns ? 'two' : ''}>
        <Notices />
        {children}
      </main>
      <Nav />
    </>
  );
}
