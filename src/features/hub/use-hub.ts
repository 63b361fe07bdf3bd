import { i18n } from '@lingui/core';
import { useEffect, useState } from 'preact/hooks';
import { deps, listDeps } from '../../app/deps.ts';
import { askHub, type HubProblem } from '../../app/hub/ask-hub.ts';
import { originsOf } from '../../app/hub/hub-address.ts';
import { toHub } from '../../app/hub/hub-fetch.ts';
import { sourceOf } from '../../app/hub/hub-source.ts';
import { connectHub, type KeptHub, leaveHub, readHub } from '../../app/hub/kept-hub.ts';
import { pauseDownload, readDownloads, resumeDownload } from '../../data/library/download.ts';
import { refreshCatalogue } from '../../data/library/refresh-catalogue.ts';
import { watchUsage } from '../../data/usage/usage-news.ts';

export interface HubState {
  /** The hub that was met last; null where none was. Undefined until it has been read. */
  readonly hub: KeptHub | null | undefined;
  readonly isBusy: boolean;
  readonly problem: HubProblem | 'no-address' | undefined;
  connect(typed: string): Promise<void>;
  leave(): void;
}

/** The hub that this phone is connected to, kept up to date, and the way to connect to one. */
export function useHub(): HubState {
  const [hub, setHub] = useState<KeptHub | null>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HubState['problem']>();
  useEffect(() => {
    const refresh = () => void readHub().then((kept) => setHub(kept ?? null), reportError);
    refresh();
    return watchUsage(refresh);
  }, []);
  return {
    ...{ hub, isBusy, problem },
    connect: async (typed) => {
      setBusy(true);
      setProblem(await connect(typed));
      setBusy(false);
    },
    leave: () => void (hub && leaveHub(hub.address)),
  };
}

async function connect(typed: string): Promise<HubState['problem']> {
  const { signal } = new AbortController();
  let problem: HubState['problem'] = 'no-address';
  for (const origin of originsOf(typed)) {
    const answer = await askHub(toHub(deps().fetch), origin, { signal });
    if (answer.kind !== 'hub') {
      // What the first, likelier address said tells more than silence at the second.
      if (problem === 'no-address' || problem === 'silent') problem = answer.kind;
      continue;
    }
    // Its list may be newer than this phone's; what is not signed as it should be is not kept.
    const list = { ...listDeps(), fetch: toHub(listDeps().fetch), source: origin };
    await refreshCatalogue(list, i18n.locale, { signal });
    await connectHub(origin, answer.described, deps().now());
    await moveHere();
    return undefined;
  }
  return problem;
}

/** What is on its way, or waits, comes from the hub from now on, where that has it. */
async function moveHere(): Promise<void> {
  for (const row of await readDownloads(deps().library)) {
    if (row.state === 'here' || row.state === 'paused' || (await sourceOf(row)) === undefined) continue;
    await pauseDownload(deps(), row.course);
    await resumeDownload(deps(), row.course);
  }
}
