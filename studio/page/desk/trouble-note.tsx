import { t } from '@lingui/core/macro';
import { Note } from '../../../src/ui/note.tsx';
import type { Trouble } from './api.ts';

/** Why something was not done, and what to do. */
export const TroubleNote = ({ trouble }: { trouble: Trouble | undefined }) =>
  trouble === undefined ? null : <Note kind="err">{troubleWords(trouble)}</Note>;

function troubleWords(trouble: Trouble): string {
  switch (trouble) {
    case 'no-answer':
      return t`The studio does not answer: it was ended, or this computer slept. Start it again.`;
    case 'disk-full':
      return t`The disk of this computer is full. Make room, then try again.`;
    case 'too-large':
      return t`This is larger than the studio takes at once. Send the recordings one by one.`;
    case 'bad-name':
      return t`A file has a name that could lead outside its folder, or that is there twice. Ask for a new export.`;
    case 'cut-off':
      return t`The file did not come whole. Try again.`;
    case 'not-found':
      return t`This is not there any more. Load the page again.`;
    case 'bad-request':
    case 'failed':
      return t`This did not work. Try again; if it stays so, the window of the studio says more.`;
  }
}
