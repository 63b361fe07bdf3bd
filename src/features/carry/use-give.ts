import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { shownProfile } from '../../app/shown-profile.ts';
import { openCarried } from '../../carrier/carried-db.ts';
import { carriedFileName } from '../../carrier/carried-file-name.ts';
import { handOver } from '../../carrier/hand-over.ts';
import { sealWork } from '../../carrier/seal-work.ts';
import { openStudies } from '../../data/profiles/open-studies.ts';
import { isQuotaExceeded, StorageFullError } from '../../data/study/errors.ts';
import type { StudyDb } from '../../data/study/study-db.ts';
import { encodeCarried, encodeCarriedFile } from '../../protocol/carrier/carried-file.ts';
import { splitIntoQr } from '../../protocol/carrier/qr-parts.ts';

/** What came of giving. */
export type Given =
  | { readonly kind: 'codes'; readonly texts: readonly string[] }
  | { readonly kind: 'shared' | 'saved' | 'left' | 'too-many' | 'storage-full' };

interface Give {
  readonly given: Given | undefined;
  readonly isBusy: boolean;
  giveFile(whose: 'mine' | 'everybody'): Promise<void>;
  showCodes(): Promise<void>;
}

/** Seals anew each time: what was done since the last time goes along. */
export function useGive(serverKey: Uint8Array): Give {
  const [given, setGiven] = useState<Given>();
  const [isBusy, setBusy] = useState(false);

  async function give(studies: readonly StudyDb[], how: (envelopes: readonly Uint8Array[]) => Promise<Given>) {
    setBusy(true);
    try {
      setGiven(await how(await sealWork({ carried: openCarried(), serverKey, now: deps().now }, studies)));
    } catch (error) {
      if (!(error instanceof StorageFullError) && !isQuotaExceeded(error)) throw error;
      setGiven({ kind: 'storage-full' });
    } finally {
      setBusy(false);
    }
  }

  return {
    given,
    isBusy,
    giveFile: async (whose) => {
      const { current, others } = await openStudies(shownProfile);
      await give(whose === 'mine' ? [current] : [current, ...others], asFile);
    },
    showCodes: () => give([deps().study], asCodes),
  };
}

async function asFile(envelopes: readonly Uint8Array[]): Promise<Given> {
  const bytes = await encodeCarriedFile({ kind: 'work', envelopes });
  return { kind: await handOver(bytes, carriedFileName('work', deps().now())) };
}

async function asCodes(envelopes: readonly Uint8Array[]): Promise<Given> {
  const texts = await splitIntoQr(encodeCarried({ kind: 'work', envelopes }));
  return texts ? { kind: 'codes', texts } : { kind: 'too-many' };
}
