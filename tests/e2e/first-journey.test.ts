import { afterEach, beforeEach, describe, it } from 'vitest';
import { type Stage, setStage } from './support/journey/stage.ts';
import { type Sender, walk } from './support/journey/walk.ts';

let stage: Stage;
beforeEach(() => {
  stage = setStage();
});
afterEach(() => stage.clear());

describe.each<{ lang: string; language: string; name: string; isKnowing: boolean; sender: Sender }>([
  { lang: 'ar', language: 'العربية', name: 'متعلّمة ١', isKnowing: true, sender: 'the open page' },
  {
    lang: 'fr',
    language: 'Français',
    name: 'Apprenante 1',
    isKnowing: false,
    sender: 'the service worker, with no page open',
  },
])('a teacher who reads $lang', ({ sender, ...role }) => {
  it(`studies offline before she joins, and her work arrives from ${sender}`, () => walk(stage, role, sender));
});
