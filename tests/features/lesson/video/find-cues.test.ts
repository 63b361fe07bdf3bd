import { expect, it } from 'vitest';
import { findCues, foldCues } from '../../../../src/features/lesson/video/later/find-cues.ts';

const CUES = ['Les étudiants écoutent.', 'يكتب الطلّاب أهدافهم', '写出学习成果。', 'Students listen.'].map(
  (text, n) => ({
    from: n,
    to: n + 1,
    text,
  }),
);
const find = (words: string) => findCues(foldCues(CUES), words);

it.each([
  ['ETUDIANT', [0]],
  ['الطلاب', [1]],
  ['اهدافهم', [1]],
  ['习成', [2]],
  ['listen', [3]],
  ['s', [0, 3]],
  ['none of this', []],
  ['', []],
  ['  ', []],
])('finds "%s" in a transcript, however it is accented or vowelled', (words, found) => {
  expect(find(words)).toEqual(found);
});
