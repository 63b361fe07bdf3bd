import { t } from '@lingui/core/macro';
import { languageAttributes, ownName } from '../../i18n/languages.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/dialog.tsx';
import './term-card.css';

interface TermCardProps {
  course: Pick<CourseRoot, 'course' | 'source'>;
  /** Number of the term. */
  number: number;
  /** The texts that it is explained with. */
  text: TextChunk | undefined;
  onClose: () => void;
}

/** What a word of a text means, and what it is called in the other languages of the course. */
export function TermCard({ course, number, text, onClose }: TermCardProps) {
  const term = text?.terms?.find(({ n }) => n === number);
  if (!text || !term) {
    return (
      <Modal title={t`Not explained here`} onCancel={onClose}>
        <p>{t`This version of the course does not explain the word.`}</p>
        <Button onClick={onClose}>{t`Close`}</Button>
      </Modal>
    );
  }
  const name = inLanguage(term.words, text.lang, course.source);
  const others = Object.entries(term.words).filter(([lang]) => lang !== text.lang);
  return (
    <Modal title={<bdi {...languageAttributes(text.lang)}>{name}</bdi>} onCancel={onClose}>
      <div
        {...languageAttributes(text.lang)}
        // Set as HTML, for it is trusted: the studio sanitised it, and the phone has verified its hash up to a signed catalogue.
        dangerouslySetInnerHTML={{ __html: term.html }}
      />
      {others.length > 0 && (
        <dl class="names">
          {others.map(([lang, words]) => (
            <div key={lang}>
              <dt class="small soft">{ownName(lang)}</dt>
              <dd {...languageAttributes(lang)}>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      <div class="row">
        <Button onClick={onClose}>{t`Close`}</Button>
        <Button kind="plain" href={`/glossary?course=${course.course}&term=${number}`}>{t`In the glossary`}</Button>
      </div>
    </Modal>
  );
}
