import { t } from '@lingui/core/macro';
import { useEffect } from 'preact/hooks';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { ClassForm } from './class-form.tsx';
import { CodeForm } from './code-form.tsx';
import { Joined } from './joined.tsx';
import { LinkForm } from './link-form.tsx';
import { ServedNote } from './served-note.tsx';
import { type Joining, useJoin } from './use-join.ts';
import './join.css';

/** `/join` and `/join/CODE`: puts her into a class, or her phones together. Works after studying as well as before. */
export function JoinPage({ params }: PageProps) {
  const given = params.code ?? '';
  const joining = useJoin();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code that came with the address is looked up once.
  useEffect(() => {
    if (given !== '') joining.lookUp(given);
  }, [given]);
  return (
    <Page title={t`Join with a code`} back="/phone">
      <div class="join">
        <ServedNote />
        <Step given={given} joining={joining} />
      </div>
    </Page>
  );
}

function Step({ given, joining }: { given: string; joining: Joining }) {
  const { step, isBusy, problem, membership, lookUp, join, restart } = joining;
  if (step.kind === 'joined') return <Joined info={step.info} membership={step.membership} />;
  if (step.kind === 'code') return <CodeForm typed={given} isBusy={isBusy} problem={problem} onCode={lookUp} />;
  if (step.info.kind === 'link') {
    return <LinkForm isBusy={isBusy} problem={problem} onLink={() => join()} onBack={restart} />;
  }
  const name = membership?.name ?? '';
  return (
    <ClassForm
      key={name}
      className={step.info.className}
      name={name}
      isBusy={isBusy}
      problem={problem}
      onJoin={join}
      onBack={restart}
    />
  );
}
