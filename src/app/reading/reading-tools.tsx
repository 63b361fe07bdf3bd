import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { CourseInStudy } from '../study/use-course.ts';
import { Languages } from './languages.tsx';
import { LookChoices } from './look-choices.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { useReader } from './use-reader.ts';
import './reading.css';

interface ReadingToolsProps {
  study: CourseInStudy;
  /** The module whose texts the page shows. */
  module: ModuleManifest;
  /** As they are shown now; undefined while there are none. */
  text: TextChunk | undefined;
  /** What holds the texts. */
  parts: RefObject<HTMLElement | null>;
}

/** How the texts of a lesson are shown: their size and language; and having them read aloud. */
export function ReadingTools({ study, module, text, parts }: ReadingToolsProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const reader = useReader(text?.lang ?? study.lang, parts);
  const isSilent = reader.status === 'silent';
  return (
    <div class={isOpen ? 'reading' : 'reading stays'}>
      {isSilent ? (
        <div class="row">
          <button
            type="button"
            class="btn plain"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="text" />
            <span>{t`Display`}</span>
          </button>
          {text && reader.hasVoice && <Button kind="plain" icon="audio" onClick={reader.begin}>{t`Listen`}</Button>}
        </div>
      ) : (
        <ReadAloud reader={reader} />
      )}
      <div id={id} class="card stack" hidden={!isOpen || !isSilent}>
        {isOpen && (
          <>
            <LookChoices />
            <Languages study={study} module={module} text={text} />
          </>
        )}
      </div>
    </div>
  );
}
