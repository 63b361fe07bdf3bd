import { afterEach, beforeEach, describe, it } from 'vitest';
import { type Stage, setStage } from '../e2e/support/journey/stage.ts';
import { walk } from '../e2e/support/journey/walk.ts';

let stage: Stage;
beforeEach(() => {
  stage = setStage();
});
afterEach(() => stage.clear());

// The other two are walked in tests/e2e/first-journey.
describe.each([
  { lang: 'en', language: 'English', name: 'Learner 1', isKnowing: true },
  { lang: 'zh', language: '简体中文', name: '学员 1', isKnowing: false },
])('a teacher who reads $lang', (role) => {
  it('studies offline before she joins, and her work arrives', () => walk(stage, role, 'the open page'));
});
