import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { bestOf } from '../../../app/courses/best-of.ts';
import { likenessTo } from '../../../app/courses/similarity.ts';
import { deps } from '../../../app/deps.ts';
import { useLoaded } from '../../../app/study/use-loaded.ts';
import { readListedIn, readListing, readShelves } from '../../../data/library/catalogue.ts';
import { beside, formatBytes, formatMinutes } from '../../../i18n/format.ts';
import type { CatalogueCourse } from '../../../protocol/pack/catalogue.ts';
import { BaleMark } from '../../../ui/bale-mark.tsx';
import { Card } from '../../../ui/card.tsx';
import { rungName } from '../../../ui/rung-name.ts';

const MOST = 4;

/** Courses like this one, and the collections that it is in; nothing where the catalogue does not list it. */
export function SimilarCourses({ course }: { course: number }) {
  const found = useLoaded((signal) => readSimilar(course, signal), [course, i18n.locale])?.value;
  if (!found) return null;
  const { similar, collections } = found;
  return (
    <>
      {similar.length > 0 && (
        <Card title={t`Similar courses`}>
          <ul class="list">
            {similar.map((entry) => (
              <li key={entry.course} class="row">
                <BaleMark mark={entry.mark} />
                <div class="grow">
                  <a class="hit" href={`/course/${entry.course}`} lang={entry.lang} dir="auto">
                    <b>{entry.title}</b>
                  </a>
                  <p class="soft small num">
                    {beside(formatMinutes(entry.minutes), beside(rungName('text'), formatBytes(entry.bytes.text)))}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {collections.length > 0 && (
        <Card title={t`In collections`}>
          <ul class="list">
            {collections.map((name) => (
              <li key={name}>
                <a class="hit" href={`/courses?${new URLSearchParams({ collection: name })}`} dir="auto">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

interface Similar {
  readonly similar: readonly CatalogueCourse[];
  readonly collections: readonly string[];
}

async function readSimilar(course: number, signal: AbortSignal): Promise<Similar | undefined> {
  const { library } = deps();
  const listing = await readListing(library, i18n.locale);
  const given = listing && (await readListedIn(library, listing.lang, course));
  if (!listing || !given) return undefined;
  const best = bestOf<CatalogueCourse>(MOST, likenessTo(given));
  await readShelves(library, listing.lang, best.add, signal);
  return { similar: best.items(), collections: given.collections ?? [] };
}
