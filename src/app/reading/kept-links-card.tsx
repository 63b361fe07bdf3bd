import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { forgetLink, type KeptLink, readKeptLinks } from './kept-links.ts';

const linksOf = (course: number): readonly KeptLink[] => readKeptLinks().filter((link) => link.course === course);

/** The links out of a course that were kept for when there is a network. */
export function KeptLinksCard({ course }: { course: number }) {
  const isOnline = useOnline();
  const [links, setLinks] = useState(() => linksOf(course));
  if (links.length === 0) return null;
  const forget = (link: KeptLink) => {
    forgetLink(link);
    setLinks(linksOf(course));
  };
  return (
    <section class="card stack" aria-label={t`Links for later`}>
      <h2>{t`Links for later`}</h2>
      <p class="say small soft">
        <Icon name={isOnline ? 'globe' : 'offline'} isSmall />
        <span>
          {isOnline
            ? t`There is a network now: they open outside Caravan.`
            : t`They open as soon as there is a network.`}
        </span>
      </p>
      <ul class="stack">
        {links.map((link) => (
          <li key={link.url} class="row">
            <span class="grow">
              <a href={link.url} target="_blank" rel="noopener noreferrer">
                <bdi>{link.words || link.url}</bdi>
              </a>
              <br />
              <bdi class="small soft">{new URL(link.url).hostname}</bdi>
            </span>
            <Button kind="plain" label={removeWords(link)} onClick={() => forget(link)}>
              <Icon name="trash" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function removeWords({ words, url }: KeptLink): string {
  const name = words || url;
  return t`Remove: ${name}`;
}
