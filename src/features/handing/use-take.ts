import { i18n } from '@lingui/core';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { askToPersist } from '../../data/library/storage.ts';
import { importFiles, importFolder } from '../../handing/import-files.ts';
import { forgetShared, readShared } from '../../handing/shared-files.ts';
import type { TakenPacks, TakeOptions } from '../../handing/take-packs.ts';
import { onLaunch } from './on-launch.ts';

/** How the taking in of courses stands. */
export type TakeState =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'busy'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'done'; readonly taken: TakenPacks };

type Work = (options: TakeOptions) => Promise<TakenPacks>;

/** Takes in what she opens, and what other apps hand to this one; one thing at a time. */
export function useTake(isShared: boolean) {
  const [state, setState] = useState<TakeState>({ kind: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  const stop = useCallback(() => running.current?.abort(), []);

  const take = useCallback(async (work: Work): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: TakeState) => running.current === controller && setState(next);
    show({ kind: 'busy', doneBytes: 0, totalBytes: 0 });
    const onProgress = (doneBytes: number, totalBytes: number) => show({ kind: 'busy', doneBytes, totalBytes });
    try {
      await askToPersist();
      show({ kind: 'done', taken: await work({ signal, lang: i18n.locale, onProgress }) });
    } catch (error) {
      show({ kind: 'stopped' });
      if (!signal.aborted) throw error;
    }
  }, []);
  const takeAll = useCallback(
    (files: readonly Blob[]) => take((options) => importFiles(deps(), files, options)),
    [take],
  );

  useEffect(() => {
    if (isShared) take(takeShared).catch(reportError);
    onLaunch((files) => void takeAll(files).catch(reportError));
    return stop;
  }, [isShared, take, takeAll, stop]);

  return {
    state,
    takeFile: (file: File) => takeAll([file]),
    takeFolder: (files: readonly File[]) => take((options) => importFolder(deps(), files, options)),
    stop,
  };
}

/** What was shared lies on the phone a second time until it is taken in. */
async function takeShared(options: TakeOptions): Promise<TakenPacks> {
  const taken = await importFiles(deps(), await readShared(caches), options);
  await forgetShared(caches);
  return taken;
}
