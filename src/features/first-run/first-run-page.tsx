import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { chooseLanguage, currentLocale, restoreLanguage } from '../../app/language.ts';
import { lazyPart } from '../../app/lazy-part.tsx';
import type { Unfitness } from '../../app/notices/unfit-note.tsx';
import { navigate } from '../../app/router.ts';
import type { PageProps } from '../../app/routes.ts';
import { useTitle } from '../../app/use-title.ts';
import { loadMessages } from '../../i18n/activate.ts';
import { Button } from '../../ui/button.tsx';
import { Dunes } from '../../ui/dunes.tsx';
import { Icon, type IconName, Logo } from '../../ui/icon.tsx';
import { LanguagePicker } from './language-picker.tsx';
import './first-run.css';

/** A picture of what is to come. */
const ON_THE_WAY = { done: Array.from({ length: 9 }, (_, i) => i < 3), here: 3 };

/** Most phones never need it, so neither it nor its words come with the first screen. */
const UnfitNote = lazyPart(() =>
  Promise.all([import('../../app/notices/unfit-note.tsx'), loadMessages('app')]).then(([m]) => m.UnfitNote),
);

/** The very first screen: a language, what this is in three lines, and whether this browser can keep her work. */
export function FirstRunPage(_: PageProps) {
  useTitle(t`Welcome`);
  const unfitness = useSelfTest();
  useEffect(() => {
    restoreLanguage().then((isKnown) => isKnown && navigate(nextAddress(), { replace: true }));
  }, []);
  return (
    <>
      <header class="band">
        <div class="welcome in stack">
          <span class="brand">
            <Logo /> Caravan
          </span>
          <h1>{t`Study wherever you are, online or not.`}</h1>
        </div>
        <Dunes journey={ON_THE_WAY} />
      </header>
      <main id="main" class="welcome">
        <LanguagePicker />
        {unfitness ? <UnfitNote unfitness={unfitness} /> : <Promises />}
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

/** What this is, in three lines. */
function Promises() {
  return (
    <ul class="stack">
      <Line icon="down">{t`Get a course once; then study it without a network and without data.`}</Line>
      <Line icon="check">{t`Every answer is saved on this phone at once, and sent when there is a network.`}</Line>
      <Line icon="data">{t`Before each download you see its price. Nothing comes unless you ask.`}</Line>
    </ul>
  );
}

const Line = ({ icon, children }: { icon: IconName; children: string }) => (
  <li class="say">
    <Icon name={icon} />
    <span>{children}</span>
  </li>
);

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
