import { t } from '@lingui/core/macro';
import { useEffect, useId, useRef } from 'preact/hooks';
import { formatMoment } from '../../i18n/format.ts';
import type { LinkCode } from '../../protocol/people/api.ts';
import { Button } from '../../ui/button.tsx';
import { CodeCard, joinAddress } from '../../ui/code-card.tsx';
import { Note } from '../../ui/note.tsx';
import { type CentreDeps, requestLearnerCode } from './centre-api.ts';
import { nameWords, problemWords } from './centre-words.ts';
import { CopyButton } from './copy-button.tsx';
import type { Learner } from './learner-rows.tsx';
import { useCall } from './use-call.ts';

interface CodeDialogProps {
  learner: Learner;
  deps: CentreDeps;
  onClose: () => void;
}

/** Asks for a new link code for a learner who lost her phone, and shows it as long as it is open. */
export function CodeDialog({ learner, deps, onClose }: CodeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { result, run } = useCall<LinkCode>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one code is asked for when the dialog opens.
  useEffect(() => {
    dialog.current?.showModal();
    void run((cancel) => requestLearnerCode(deps, learner.person, cancel));
  }, []);
  const name = nameWords(learner.name);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onCancel={onClose}>
      <div class="stack">
        <h2 id={titleId}>{t`Link code for ${name}`}</h2>
        <div class="stack" aria-live="polite">
          {!result && <p>{t`Asking the server …`}</p>}
          {result?.ok && <NewCode {...result.value} />}
          {result && !result.ok && <Note kind="warn">{problemWords(result.problem)}</Note>}
        </div>
        <div class="row">
          <Button onClick={onClose}>{t`Close`}</Button>
        </div>
      </div>
    </dialog>
  );
}

function NewCode({ code, expiresAt }: LinkCode) {
  const until = formatMoment(Date.parse(expiresAt));
  return (
    <>
      <CodeCard code={code} label={t`QR code that opens the link code on the learner's phone`}>
        <p class="small">{t`Valid until ${until}, once.`}</p>
      </CodeCard>
      <p>{t`On the new phone, open the link or enter the code: the work done so far comes back, and what that phone has joins it.`}</p>
      <p class="soft small">{t`Whoever uses the code becomes this learner: give it to nobody else.`}</p>
      <div class="row">
        <CopyButton text={joinAddress(code)} />
      </div>
    </>
  );
}
