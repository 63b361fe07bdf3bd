import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { chooseLanguage, currentLocale } from '../../app/language.ts';
import type { PageProps } from '../../app/routes.ts';
import { navigate } from '../../app/router.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dunes } from '../../ui/dunes.tsx';
import { Icon, type IconName, Logo } from '../../ui/icon.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { lazyPart } from '../../app/lazy-part.tsx';
import type { Unfitness } from '../../app/notices/unfit-note.tsx';
import { loadMessages } from '../../i18n/activate.ts';
import './first-run.css';

/** Most phones never need it, so neither it nor its words come with the first screen. */
const UnfitNote = lazyPart(() =>
  Promise.all([import('../../app/notices/unfit-note.tsx'), loadMessages('app')]).then(([m]) => m.UnfitNote),
);

/** The very first screen: a language, what this is in three lines, and whether this browser can keep her work. */
export function FirstRunPage(_: PageProps) {
  useTitle(t`Welcome`);
  const unfitness = useSelfTest();
  return (
    <>
      <header class="band">
        <div class="welcome in stack">
          <span class="brand">
            <Logo /> Caravan
          </span>
          <h1>{t`Study wherever you are, online or not.`}</h1>
        </div>
        <Dunes journey={{ stations: 9, done: 3 }} />
      </header>
      <main id="main" class="welcome">
        <LanguagePicker />
        <ul class="stack">
          {promises().map(({ icon, words }) => (
            <li key={icon} class="say">
              <Icon name={icon} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
        {unfitness && <UnfitNote unfitness={unfitness} />}
        <div class="stack">
          <Button kind="go" isWide onClick={() => start(nextAddress())}>
            {t`Start, no account needed`} <Icon name="next" />
          </Button>
          <Button kind="plain" isWide onClick={() => start('/join')}>
            {t`I have a class code`}
          </Button>
        </div>
      </main>
    </>
  );
}

const promises = (): { icon: IconName; words: string }[] => [
  { icon: 'down', words: t`Get a course once; then study it without a network and without data.` },
  { icon: 'check', words: t`Every answer is saved on this phone at once, and sent when there is a network.` },
  { icon: 'data', words: t`Before each download you see its price. Nothing comes unless you ask.` },
];

/** Starts in the language on the screen, which is the browser's own where she chose none. */
async function start(address: string): Promise<void> {
  await chooseLanguage(currentLocale().tag);
  navigate(address, { replace: true });
}

/** Where she was going when the app asked for her language first. */
function nextAddress(): string {
  const state: unknown = history.state;
  const next = typeof state === 'object' && state !== null && 'next' in state ? state.next : undefined;
  return typeof next === 'string' && next.startsWith('/') ? next : '/';
}

/** Why this browser cannot keep her work; undefined while that is being tried, and where all is well. */
function useSelfTest(): Unfitness | undefined {
  const [unfitness, setUnfitness] = useState<Unfitness>();
  useEffect(() => {
    import('../../data/library/self-test.ts')
      .then(({ selfTest }) => selfTest())
      .then((result) => setUnfitness(result === 'ok' ? undefined : result));
  }, []);
  return unfitness;
}
