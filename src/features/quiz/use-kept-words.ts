import { useEffect } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { followAttempts, forgetUnanswered } from '../../data/library/open-attempts.ts';
import { readIdentity } from '../../data/study/identity.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { QuizInHand } from './quiz-in-hand.ts';

/** Keeps the words of attempts that are under way on the phone, and lets go of those that are over. `begun` is the attempt on the screen. */
export function useKeptWords(
  { course, lang, item }: QuizInHand,
  facts: readonly Fact[],
  begun: string | undefined,
): void {
  const quiz = item.number;
  useEffect(() => {
    const follow = async () => {
      const { library, study } = deps();
      await followAttempts(library, { course, lang }, facts);
      const { replica } = await readIdentity(study);
      await forgetUnanswered(library, { replica, course, quiz }, begun, facts);
    };
    // On a full phone the attempt goes on all the same: its words are on the screen, and here until the next update.
    follow().catch(() => undefined);
  }, [course, quiz, lang, facts, begun]);
}
