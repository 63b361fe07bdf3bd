import { useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../../app/deps.ts';
import type { LinkCode } from '../../../protocol/people/api.ts';
import { type PeopleProblem, requestLinkCode } from '../../../sync/people.ts';

interface LinkCodeRequest {
  readonly link: LinkCode | undefined;
  readonly problem: PeopleProblem | undefined;
  readonly isBusy: boolean;
  request(): Promise<void>;
}

/** A link code for her next phone, when she asks for one. */
export function useLinkCode(): LinkCodeRequest {
  const [link, setLink] = useState<LinkCode>();
  const [problem, setProblem] = useState<PeopleProblem>();
  const [isBusy, setBusy] = useState(false);
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  async function request(): Promise<void> {
    const { study, fetch } = deps();
    const { signal } = page.current;
    setBusy(true);
    try {
      const result = await requestLinkCode({ db: study, fetch }, { signal });
      setLink(result.ok ? result.link : undefined);
      setProblem(result.ok ? undefined : result.problem);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setBusy(false);
    }
  }
  return { link, problem, isBusy, request };
}
