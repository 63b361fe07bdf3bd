import { useEffect, useState } from 'preact/hooks';
import { readIdentity } from '../../data/study/identity.ts';
import type { Recoverable } from '../../protocol/people/rescue-api.ts';
import { findRecoverable } from '../../sync/find-recoverable.ts';
import { useOnline } from '../../ui/use-online.ts';
import { peopleDeps } from './people-deps.ts';

type People = readonly Recoverable[] | 'asking' | 'unreachable';

/** Whom the server knows from this browser, besides whom this phone is already. Asked again when there is a line again. */
export function useRecoverable(): { readonly people: People; retry(): void } {
  const isOnline = useOnline();
  const [people, setPeople] = useState<People>('asking');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try, or another state of the line, asks again.
  useEffect(() => {
    const page = new AbortController();
    setPeople('asking');
    ask(page.signal).then(
      (found) => page.signal.aborted || setPeople(found),
      (error: unknown) => page.signal.aborted || reportError(error),
    );
    return () => page.abort();
  }, [isOnline, tries]);
  return { people, retry: () => setTries(tries + 1) };
}

async function ask(signal: AbortSignal): Promise<People> {
  const { db, fetch } = peopleDeps();
  const { person } = await readIdentity(db);
  const found = await findRecoverable({ fetch }, { signal });
  return found.ok ? found.people.filter((known) => known.person !== person) : 'unreachable';
}
