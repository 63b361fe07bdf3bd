import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { chooseLanguage, currentLocale, restoreLanguage } from '../../app/language.ts';
import { useLanguageChange } from '../../app/use-language-change.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dunes } from '../../ui/dunes.tsx';
import { Icon, type IconName, Logo } from '../../ui/icon.tsx';
import { LanguagePicker } from './language-picker.tsx';
import type { Found } from './try-out.tsx';
import './first-run.css';

/** A picture of what is to come. */
const ON_THE_WAY = { done: Array.from({ length: 9 }, (_, i) => i < 3), here: 3 };

interface FirstRunPageProps {
  /** She has a language: on to an address, or to where she was headed. */
  onDone: (address: string | undefined) => void;
}

/** The very first screen: a language, what this is in three lines, whether this browser can keep her work, and what suits this phone. */
export function FirstRunPage({ onDone }: FirstRunPageProps) {
  useTitle(t`Welcome`);
  useLanguageChange();
  const found = useTryOut();
  useEffect(() => {
    restoreLanguage().then((isKnown) => isKnown && onDone(undefined));
  }, [onDone]);
  // Starts in the language on the screen, which is the browser's own where she chose none.
  const start = (address?: string) => chooseLanguage(currentLocale().tag).then(() => onDone(address));
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
        {found?.isFit === false && <found.Words />}
        <div class="stack">
          <Button kind="go" isWide onClick={() => start()}>
            {t`Start, no account needed`} <Icon name="next" />
          </Button>
          <Button kind="plain" isWide onClick={() => start('/join')}>
            {t`I have a class code`}
          </Button>
        </div>
        {found?.isFit !== false && <Promises />}
        {found?.isFit && <found.Words />}
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
      <Line icon="data">{t`Before each download you see its price. Nothing big comes unless you ask.`}</Line>
    </ul>
  );
}

const Line = ({ icon, children }: { icon: IconName; children: string }) => (
  <li class="say">
    <Icon name={icon} />
    <span>{children}</span>
  </li>
);

/** What was found out about this browser and this phone; undefined while that is being tried. */
function useTryOut(): Found | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    // Neither these words nor their code come with the first screen.
    import('./try-out.tsx').then((m) => m.tryOut()).then(setFound);
  }, []);
  return found;
}
