import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import type { TakeInResult } from '../../carrier/take-in-bytes.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressStrip } from '../../ui/meter.tsx';
import { Note } from '../../ui/note.tsx';
import { takeInHere } from './carry-deps.ts';
import { collectParts, type Progress } from './collect-parts.ts';
import { TakenNote } from './taken-note.tsx';
import { type CameraState, useCamera } from './use-camera.ts';
import './carry.css';

/** `/carry/camera`: takes in what another phone shows as QR codes. */
export function CameraPage(_: PageProps) {
  const [collector, setCollector] = useState(collectParts);
  const [progress, setProgress] = useState<Progress>();
  const [isWhole, setWhole] = useState(false);
  const [result, setResult] = useState<TakeInResult>();
  const { video, state } = useCamera(!isWhole, (text) => {
    const seen = collector.add(text);
    if (!seen) return;
    setProgress(seen);
    if (!seen.isWhole) return;
    setWhole(true);
    takeInHere(collector.finish).then(setResult, reportError);
  });

  const again = () => {
    setCollector(collectParts());
    setProgress(undefined);
    setResult(undefined);
    setWhole(false);
  };
  return (
    <Page title={t`Read QR codes`} back="/carry">
      {!isWhole && <video ref={video} class="viewfinder" muted playsInline />}
      {!isWhole && <StateNote state={state} />}
      {!isWhole && state === 'reading' && <ProgressWords progress={progress} />}
      {result && (
        <>
          <TakenNote result={result} />
          <Button icon="qr" isWide onClick={again}>
            {t`Read QR codes`}
          </Button>
        </>
      )}
    </Page>
  );
}

function StateNote({ state }: { state: CameraState }) {
  const words = problemWords(state);
  return words === undefined ? null : <Note kind="warn">{words}</Note>;
}

function problemWords(state: CameraState): string | undefined {
  switch (state) {
    case 'refused':
      return t`Caravan may not use the camera. Allow it in the settings of your browser, or use a file.`;
    case 'none':
      return t`No camera can be used now. Close other apps that use it, or use a file.`;
    case 'no-reader':
      return t`This browser needs a network once before it can read QR codes. Or use a file.`;
    default:
      return undefined;
  }
}

function ProgressWords({ progress }: { progress: Progress | undefined }) {
  if (!progress) return <p>{t`Hold the camera over the QR code on the other phone.`}</p>;
  const { read, count } = progress;
  const words = t`${read} of ${count} codes read`;
  return (
    <div class="stack">
      <p role="status">{words}</p>
      <ProgressStrip share={read / count} label={words} />
    </div>
  );
}
