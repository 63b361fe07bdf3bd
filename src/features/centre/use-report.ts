import { useEffect, useState } from 'preact/hooks';
import type { ClassReport } from '../../protocol/people/centre.ts';
import type { ApiProblem } from '../../sync/call-api.ts';
import { type CentreDeps, fetchReport } from './centre-api.ts';
import { useCall } from './use-call.ts';

/** The class as it was last known. */
export interface KnownReport {
  readonly report: ClassReport;
  /** When that was, in milliseconds since 1970. */
  readonly atMs: number;
}

interface ReportState {
  readonly known: KnownReport | undefined;
  /** Why the last refresh failed. What was known before stays. */
  readonly problem: ApiProblem | undefined;
  readonly isBusy: boolean;
  refresh(): Promise<void>;
}

/** The report of the class that a secret opens, fetched at once and whenever asked. */
export function useReport(deps: CentreDeps | undefined): ReportState {
  const [known, setKnown] = useState<KnownReport>();
  const { result, isBusy, run } = useCall<ClassReport>();

  async function refresh(): Promise<void> {
    if (!deps) return;
    const answer = await run((cancel) => fetchReport(deps, cancel));
    if (answer?.ok) setKnown({ report: answer.value, atMs: Date.now() });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another secret opens another class.
  useEffect(() => {
    setKnown(undefined);
    void refresh();
  }, [deps]);
  return { known, problem: result && !result.ok ? result.problem : undefined, isBusy, refresh };
}
