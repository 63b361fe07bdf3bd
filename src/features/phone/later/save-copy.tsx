import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../../app/deps.ts';
import { makeBackup } from '../../../data/study/make-backup.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';

/** All of her work as a file in the phone's downloads; needs no network. */
export function SaveCopy() {
  const [savedBytes, setSavedBytes] = useState<number>();
  const save = async () => {
    const { study, now } = deps();
    const bytes = await makeBackup(study, now());
    download(bytes, `caravan-${new Date(now()).toISOString().slice(0, 10)}.caravan`);
    setSavedBytes(bytes.length);
  };
  return (
    <>
      <Button icon="file" isWide onClick={save}>{t`Save a copy of my work`}</Button>
      {savedBytes !== undefined && <Note kind="good">{savedWords(savedBytes)}</Note>}
    </>
  );
}

function savedWords(bytes: number): string {
  const weight = formatBytes(Math.max(bytes, LEAST_SHOWN_BYTES));
  return t`The copy is among this phone’s downloads (${weight}). Keep it elsewhere too, and give it to nobody: whoever has it can become you.`;
}

/** Nobody asks for less than a kilobyte. */
const LEAST_SHOWN_BYTES = 1000;
const LATER_MS = 60_000;

/** The browser takes its time with the address. */
function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LATER_MS);
}
