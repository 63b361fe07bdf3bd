import { t } from '@lingui/core/macro';
import type { DownloadProblem } from '../../../data/library/pack-problem.ts';
import { Note } from '../../../ui/note.tsx';
import type { GiveState } from './use-give-file.ts';

/** What came of making a file. */
export function GivenNote({ state }: { state: GiveState | undefined }) {
  switch (state?.kind) {
    case 'made':
      return (
        <Note kind="good">
          <p>{t`The file comes to this phone’s downloads:`}</p>
          <p>
            <bdi>{state.name}</bdi>
          </p>
          <p>{t`Send it from there by Bluetooth, by cable, on a memory card or in a chat. On the other phone: “This phone”, “Pass courses on”, “Open a file”.`}</p>
        </Note>
      );
    case 'problem':
      return <Note kind="warn">{problemWords(state.problem)}</Note>;
    default:
      return null;
  }
}

function problemWords(problem: DownloadProblem): string {
  switch (problem) {
    case 'offline':
    case 'portal':
      return t`Before this course can be passed on, this phone needs a network once, for a few kB that vouch for it.`;
    case 'full':
      return t`This phone has no room for more.`;
    case 'missing':
    case 'altered':
    case 'trouble':
      return t`This course cannot be passed on now: something of it is missing here, or nobody has signed it.`;
  }
}
