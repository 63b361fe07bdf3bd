import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { ownName } from '../../../src/i18n/languages.ts';
import { Button } from '../../../src/ui/button.tsx';
import { Card } from '../../../src/ui/card.tsx';
import { Icon } from '../../../src/ui/icon.tsx';
import type { DeskCourse, Gap } from '../../wire/desk-state.ts';
import { ask, ofCourse } from './api.ts';
import { titleOf } from './course-title.ts';
import { DropZone } from './drop-zone.tsx';
import { useSending } from './use-sending.ts';

/** A page of a long list. */
const SHOWN_GAPS = 5;

/** What the course lacks, each with a place to drop it. */
export function GapsCard({ course }: { course: DeskCourse }) {
  const [shown, setShown] = useState(SHOWN_GAPS);
  const { gaps } = course;
  if (gaps.length === 0) return null;
  return (
    <Card title={t`What is missing`}>
      <p class="soft">{t`The course can be published without; where these stood, learners find a link or nothing.`}</p>
      {gaps.some(({ kind }) => kind !== 'file') && (
        <p class="soft small">{t`The language of captions stands in the name of their file: talk.fr.srt`}</p>
      )}
      <ul class="list">
        {gaps.slice(0, shown).map((gap) => (
          <li key={`${gap.kind} ${gap.item}`}>
            <GapLine course={course} gap={gap} />
          </li>
        ))}
      </ul>
      {gaps.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + SHOWN_GAPS)}>{t`Show more`}</Button>
        </div>
      )}
    </Card>
  );
}

function GapLine({ course, gap }: { course: DeskCourse; gap: Gap }) {
  const { item, elsewhere } = gap;
  const sending = useSending((upload) => ask('POST', ofCourse('attach', course.id), { upload, item }));
  const title = titleOf({ title: gap.title, source: course.source, id: item });
  return (
    <div class="stack">
      <p class="say top-aligned">
        <Icon name={gap.kind === 'video' ? 'video' : gap.kind === 'captions' ? 'captions' : 'file'} />
        <span>
          <b>
            <bdi>{title}</bdi>
          </b>
          <br />
          <span class="small">{lackWords(gap)}</span>
          <br />
          <bdi class="soft small breaks">{item}</bdi>
        </span>
      </p>
      {elsewhere !== undefined && (
        <p class="small">
          {t`Held at:`}{' '}
          <a href={elsewhere} target="_blank" rel="noreferrer" class="hit breaks" dir="ltr">
            {elsewhere}
          </a>
        </p>
      )}
      <DropZone
        {...sending}
        choose={gap.kind === 'captions' ? t`Choose the captions` : t`Choose the file`}
        label={title}
      />
    </div>
  );
}

function lackWords({ kind, languages, file = '' }: Gap): string {
  const names = languages.map(ownName).join(', ');
  if (kind === 'video') return t`The recording; captions may come with it`;
  if (kind === 'captions') return t`Captions: ${names}`;
  return t`The file ${file}`;
}
