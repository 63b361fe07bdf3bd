import { t } from '@lingui/core/macro';
import { useRef, useState } from 'preact/hooks';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { TextItem } from '../../protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { Note } from '../../ui/note.tsx';
import { DoneMark } from './done-mark.tsx';
import { KindHead } from './kind-head.tsx';
import { placeIn } from './place.ts';
import { roleWords } from './role-words.ts';
import { useReading } from './use-reading.ts';

interface TextPartProps {
  course: number;
  facts: readonly Fact[];
  isDone: boolean;
  title: string | undefined;
  item: TextItem;
  /** Undefined while it is being read; without a chunk where it is not to be had now. */
  text: { readonly chunk: TextChunk | undefined } | undefined;
}

/** A text of a lesson; what is before her eyes is noted as read. */
export function TextPart({ course, facts, isDone, title, item, text }: TextPartProps) {
  const prose = useRef<HTMLDivElement>(null);
  // Where she came in: the mark must not wander off with her while she reads.
  const [place] = useState(() => placeIn(item.number, facts));
  const role = roleWords(item);
  const chunk = text?.chunk;
  const blocks = chunk?.texts[item.number];
  const reading = useReading(prose, { course, item, facts, isShown: blocks !== undefined });
  return (
    <section id={`item-${item.number}`} class="stack" aria-label={title ?? role ?? t`Text`}>
      {role === undefined ? (
        title !== undefined && <h2>{title}</h2>
      ) : (
        <KindHead icon="note" kind={role} title={title} />
      )}
      {text && !blocks && (
        <Note kind="warn" icon="offline">
          {t`This text is not on this phone yet. It comes as soon as there is a network.`}
        </Note>
      )}
      {chunk && blocks && (
        <div class="prose" ref={prose} {...languageAttributes(chunk.lang)}>
          {blocks.map(({ n, html }) => (
            // Set as HTML, for it is trusted: the studio sanitised it, and the phone has verified its hash up to a signed catalogue.
            <div
              key={n}
              data-block={n}
              data-place={n === place ? '' : undefined}
              dangerouslySetInnerHTML={{ __html: html }}
            />
          ))}
        </div>
      )}
      {reading.error !== undefined && <StudyProblem error={reading.error} onRetry={reading.retry} />}
      {blocks && <DoneMark course={course} item={item.number} isDone={isDone} />}
    </section>
  );
}
