import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { LONGEST_TEXT } from '../../protocol/notes/quote-words.ts';
import { requestSync } from '../../sync/when.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { deps } from '../deps.ts';
import { onHide } from '../study/on-hide.ts';
import { StudyProblem } from '../study/study-problem.tsx';
import { createNoteWriter, type OpenNote, type WriterState } from './note-writer.ts';
import { Quote } from './quote.tsx';

interface NoteEditorProps {
  open: OpenNote;
  onClose: () => void;
  /** Deletes the note as it now stands. */
  onDelete: (open: OpenNote) => void;
}

/** Where a note is written. What she types is kept while she types. */
export function NoteEditor({ open, onClose, onDelete }: NoteEditorProps) {
  const [text, setText] = useState(open.content.text);
  const [state, setState] = useState<WriterState>({ kind: 'kept' });
  const [writer] = useState(() => createNoteWriter(deps(), open, setState));
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const listening = new AbortController();
    onHide(writer.flush, listening.signal);
    return () => {
      listening.abort();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      void writer.close().then(requestSync);
    };
  }, [writer, before]);
  const leave = async () => {
    // Her words would go with the editor: it stays until she has seen that they could not be kept.
    if ((await writer.flush()) || state.kind === 'failed') onClose();
  };
  const leaveByKey = (event: Event) => {
    event.preventDefault();
    void leave();
  };
  const remove = async () => {
    await writer.flush();
    const saw = writer.saw();
    if (saw) onDelete({ ...open, content: { ...open.content, text }, saw });
    onClose();
  };
  const { place, quote } = open.content;
  return (
    <Modal title={t`Note`} onCancel={leaveByKey}>
      <div class="stack">
        {quote !== '' && place.type === 'block' && <Quote words={quote} lang={place.lang} />}
        <textarea
          class="field note-words"
          aria-label={t`Your words`}
          rows={5}
          maxLength={LONGEST_TEXT}
          dir={text === '' ? undefined : 'auto'}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            writer.write(currentTarget.value);
          }}
        />
        {state.kind === 'failed' ? (
          <StudyProblem error={state.error} onRetry={() => void writer.flush()} />
        ) : (
          <p class="say small" role="status">
            <KeptState isKept={state.kind === 'kept'} isEmpty={writer.saw() === undefined} />
          </p>
        )}
        <div class="row">
          <Button kind="go" onClick={() => void leave()}>
            {t`Close`}
          </Button>
          {writer.saw() && <Button kind="stop" icon="trash" onClick={() => void remove()}>{t`Delete`}</Button>}
        </div>
      </div>
    </Modal>
  );
}

function KeptState({ isKept, isEmpty }: { isKept: boolean; isEmpty: boolean }) {
  if (!isKept) return <span class="soft">{t`Saving …`}</span>;
  if (isEmpty) return <span class="soft">{t`What you write is kept as you write it.`}</span>;
  return (
    <>
      <span class="ok">
        <Icon name="check" isSmall />
      </span>
      <span>{t`Saved on this phone`}</span>
    </>
  );
}
