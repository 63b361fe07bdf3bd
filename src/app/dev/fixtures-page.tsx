import { i18n } from '@lingui/core';
import type { ComponentChildren } from 'preact';
import { availableLocales } from '../../i18n/available-locales.ts';
import { sampleWords } from './sample-words.ts';
import { ShowControls } from './show-controls.tsx';
import { ShowDownloads } from './show-downloads.tsx';
import { ShowPictures } from './show-pictures.tsx';
import { ShowPlayer } from './show-player.tsx';
import { ShowQuestions } from './show-questions.tsx';
import { ShowStates } from './show-states.tsx';
import { ShowTerms } from './show-terms.tsx';

/** All parts of the app below each other. Its own headings are for developers, and in English. */
export function FixturesPage({ query }: { query: URLSearchParams }) {
  const words = sampleWords(i18n.locale);
  return (
    <>
      <header class="top">
        <div class="bar">
          <h1 lang="en">Parts and states</h1>
        </div>
      </header>
      <main id="main">
        <Switches query={query} />
        <ShowControls words={words} />
        <ShowStates words={words} />
        <ShowDownloads />
        <ShowPictures words={words} />
        <ShowQuestions words={words} />
        <ShowPlayer words={words} />
        <ShowTerms />
      </main>
    </>
  );
}

/** How the page is looked at, as links: the address holds all of it. */
function Switches({ query }: { query: URLSearchParams }) {
  const to = (name: string, value: string): string => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    return `?${next}`;
  };
  const Switch = ({ name, value, children }: { name: string; value: string; children: ComponentChildren }) => (
    <a class="btn plain" href={to(name, value)} aria-current={query.get(name) === value ? 'true' : undefined}>
      {children}
    </a>
  );
  return (
    <nav class="row" aria-label="Looks">
      {availableLocales.map(({ tag, name, htmlLang }) => (
        <Switch key={tag} name="lang" value={tag}>
          <bdi lang={htmlLang}>{name}</bdi>
        </Switch>
      ))}
      {['light', 'dark'].map((theme) => (
        <Switch key={theme} name="theme" value={theme}>
          {theme}
        </Switch>
      ))}
      {['100', '150', '200'].map((percent) => (
        <Switch key={percent} name="text" value={percent}>
          {percent} %
        </Switch>
      ))}
    </nav>
  );
}
