import { t } from '@lingui/core/macro';
import { useRef, useState } from 'preact/hooks';
import { GetItem } from '../../app/downloads/get-item.tsx';
import { laterPart } from '../../app/later-part.tsx';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { languageAttributes } from '../../i18n/languages.ts';
import type { TextItem } from '../../protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { Note } from '../../ui/note.tsx';
import { DoneMark } from './done-mark.tsx';
import { KindHead } from './kind-head.tsx';
import { placeIn } from './place.ts';
import { type BlocksInLanguage, Prose } from './prose.tsx';
import { roleWords } from './role-words.ts';
import { useReading } from './use-reading.ts';

const TextNotes = laterPart(() => import('../../app/notes/text-notes.tsx').then((m) => m.TextNotes));

interface TextPartProps {
  study: CourseInStudy;
  isDone: boolean;
  title: string | undefined;
  item: TextItem;
  /** Undefined while it is being read; without a chunk where it is not to be had now. */
  text: { readonly chunk: TextChunk | undefined } | undefined;
  /** The same in a second language, where she wants one. */
  beside: TextChunk | undefined;
  /** The block that the address asks for. */
  askedBlock: number | undefined;
}

/** A text of a lesson; what is before her eyes is noted as read. */
export function TextPart({ study, isDone, title, item, text, beside, askedBlock }: TextPartProps) {
  const { facts } = study;
  const { course } = study.course.root;
  const prose = useRef<HTMLDivElement>(null);
  // Where she came in: the mark must not wander off with her while she reads.
  const [place] = useState(() => askedBlock ?? placeIn(item.number, facts));
  const role = roleWords(item);
  const chunk = text?.chunk;
  const shown = blocksOf(chunk, item);
  const reading = useReading(prose, { course, item, facts, lang: shown?.lang });
  return (
    <section id={`item-${item.number}`} class="stack" aria-label={title ?? role ?? t`Text`}>
      {role === undefined ? (
        title !== undefined && <h2 {...(chunk && languageAttributes(chunk.lang))}>{title}</h2>
      ) : (
        <KindHead icon="note" kind={role} title={title} />
      )}
      {text && !shown && (
        <>
          <Note kind="warn" icon="offline">
            {t`This text is not on this phone yet. It comes as soon as there is a network.`}
          </Note>
          <GetItem study={study} item={item} rungs={['text']} />
        </>
      )}
      {shown && <Prose prose={prose} text={shown} beside={blocksOf(beside, item)} place={place} />}
      {reading.error !== undefined && <StudyProblem error={reading.error} onRetry={reading.retry} />}
      {shown && <TextNotes course={course} item={item.number} prose={prose} {...shown} />}
      {shown && <DoneMark course={course} item={item.number} isDone={isDone} />}
    </section>
  );
}

function blocksOf(chunk: TextChunk | undefined, item: TextItem): BlocksInLanguage | undefined {
  const blocks = chunk?.texts[item.number];
  return chunk && blocks && { lang: chunk.lang, blocks };
}
