import { useEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { deps } from '../../../app/deps.ts';
import { loginNameSchema, passwordSchema } from '../../../protocol/people/rescue-api.ts';
import type { PeopleProblem } from '../../../sync/people.ts';
import { chooseLogin } from '../../../sync/rescue.ts';

/** What the phone itself sees to be wrong. */
export type LoginFault = 'name' | 'password';

interface ChoosingLogin {
  readonly isBusy: boolean;
  /** The login name that the server keeps now; undefined before she chose one here. */
  readonly chosen: string | undefined;
  readonly problem: LoginFault | PeopleProblem | undefined;
  choose(name: string, password: string): Promise<void>;
}

/** Asks the server to keep a login of hers. */
export function useChooseLogin(): ChoosingLogin {
  const [isBusy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<ChoosingLogin['problem']>();
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  async function choose(typed: string, password: string): Promise<void> {
    const { study, fetch } = deps();
    const { signal } = page.current;
    const name = v.safeParse(loginNameSchema, typed);
    setChosen(undefined);
    if (!name.success) return setProblem('name');
    if (!v.is(passwordSchema, password)) return setProblem('password');
    setBusy(true);
    try {
      const result = await chooseLogin({ db: study, fetch }, { name: name.output, password }, { signal });
      setChosen(result.ok ? name.output : undefined);
      setProblem(result.ok ? undefined : result.problem);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, chosen, problem, choose };
}
