import { t } from '@lingui/core/macro';
import { Note } from '../../ui/note.tsx';

/** What keeps a browser from carrying work. */
export type Unfitness = 'insecure' | 'no-database' | 'no-worker' | 'private';

/** What is, and what to do about it. */
export function UnfitNote({ unfitness }: { unfitness: Unfitness }) {
  const { is, remedy } = describe(unfitness);
  return (
    <Note kind={unfitness === 'private' || unfitness === 'no-worker' ? 'warn' : 'err'}>
      <p>
        <b>{is}</b>
      </p>
      <p>{remedy}</p>
    </Note>
  );
}

function describe(unfitness: Unfitness): { is: string; remedy: string } {
  switch (unfitness) {
    case 'insecure':
      return {
        is: t`Nothing can be kept on this phone at this address.`,
        remedy: t`The app was opened over plain HTTP (the address begins with http://). There, browsers allow no storage that works offline, since anyone on the way could change the app. Ask for the address that begins with https://.`,
      };
    case 'no-database':
      return {
        is: t`This browser does not let the app store anything.`,
        remedy: t`Your work and your courses could not be kept. Allow storage for this site in the settings of the browser, or open the app in another browser.`,
      };
    case 'private':
      return {
        is: t`This seems to be a private window.`,
        remedy: t`Everything kept here is deleted when the window is closed. Open the app in a normal window, so that your work stays.`,
      };
    case 'no-worker':
      return {
        is: t`This browser cannot open the app without a network.`,
        remedy: t`Your work is saved, but the app starts only where there is a network. An up-to-date Chrome, Edge, Firefox or Safari can do more.`,
      };
  }
}
