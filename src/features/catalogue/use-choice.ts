import { useState } from 'preact/hooks';
import { addressOf, type Choice, readChoice } from './choice.ts';

/** What is asked of the list. It stands in the address of this entry of the history: whoever comes back finds it as it was. */
export function useChoice(query: URLSearchParams): [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState(() => readChoice(query));
  const choose = (next: Choice) => {
    history.replaceState(history.state, '', addressOf(next));
    setChoice(next);
  };
  return [choice, choose];
}
