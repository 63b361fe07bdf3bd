import { Note } from '../../ui/note.tsx';
import { type JoinProblem, joinProblemWords } from './join-words.ts';

/** Says in words why it did not work; nothing where nothing is wrong. */
export function ProblemNote({ problem }: { problem: JoinProblem | undefined }) {
  if (!problem) return null;
  return <Note kind="warn">{joinProblemWords(problem)}</Note>;
}
