import { plural } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../../app/deps.ts';
import { type DownloadProblem, PackProblem } from '../../../data/library/pack-problem.ts';
import { packFileUrl } from '../../../handing/pack-file-url.ts';
import type { Given, PackFilePlan } from '../../../handing/plan-pack-file.ts';
import { prepareToGive } from '../../../handing/prepare-to-give.ts';
import type { Gift } from '../../../handing/read-gifts.ts';
import { packFileBlob } from '../../../handing/write-pack-file.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { packFileName } from '../../../protocol/pack/pack-file-name.ts';
import { rungName } from '../../../ui/rung-name.ts';
import { titleOf } from './give-card.tsx';

/** How the making of a file stands. */
export type GiveState =
  | { readonly kind: 'busy' }
  | { readonly kind: 'made'; readonly name: string }
  | { readonly kind: 'problem'; readonly problem: DownloadProblem };

type Chosen = Given & { readonly gift: Gift };

/** Makes the file: the browser saves it while the service worker writes it, so that nothing of it lies in memory. */
export function useGiveFile() {
  const [state, setState] = useState<GiveState>();
  async function giveFile(chosen: readonly Chosen[]): Promise<void> {
    setState({ kind: 'busy' });
    const given = chosen.map(({ course, rung }) => ({ course, rung }));
    try {
      const plan = await prepareToGive(deps(), given, { signal: new AbortController().signal });
      const name = nameOf(chosen, plan);
      if (navigator.serviceWorker?.controller) location.assign(packFileUrl(name, given));
      else save(await packFileBlob(deps().library, plan), name);
      setState({ kind: 'made', name });
    } catch (error) {
      if (!(error instanceof PackProblem)) throw error;
      setState({ kind: 'problem', problem: error.kind });
    }
  }
  return { state, giveFile };
}

function nameOf(chosen: readonly Chosen[], { bytes }: PackFilePlan): string {
  const [only, ...others] = chosen;
  const weight = formatBytes(bytes);
  if (only && others.length === 0)
    return packFileName({ title: titleOf(only.gift), what: rungName(only.rung), weight });
  return packFileName({
    title: 'Caravan',
    what: plural({ courses: chosen.length }, { one: '# course', other: '# courses' }),
    weight,
  });
}

const LATER_MS = 60_000;

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser takes its time with the address.
  setTimeout(() => URL.revokeObjectURL(link.href), LATER_MS);
}
