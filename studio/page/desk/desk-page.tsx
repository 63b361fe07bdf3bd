import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { LOCALES } from '../../../src/i18n/locales.ts';
import { Logo } from '../../../src/ui/icon.tsx';
import { Note } from '../../../src/ui/note.tsx';
import { type DeskState, deskStateSchema } from '../../wire/desk-state.ts';
import { chooseLanguage } from '../parts/start-page.tsx';
import { useEvents } from '../parts/use-events.ts';
import { titleOf } from './course-title.ts';
import { CourseView } from './course-view.tsx';
import { Overview } from './overview.tsx';
import './desk.css';

const NAME = 'Caravan Studio';

/** The studio for whoever would rather not type commands. */
export function DeskPage() {
  const { value: state, isCut } = useEvents('events', deskStateSchema);
  const id = useFragment();
  return (
    <>
      <header class="band desk-band row">
        <a class="brand grow" href="#/">
          <Logo /> <bdi>{NAME}</bdi>
        </a>
        <label>
          <span class="vh">{t`Language of this page`}</span>
          <select
            class="field"
            value={i18n.locale}
            onChange={({ currentTarget }) => void chooseLanguage(currentTarget.value)}
          >
            {LOCALES.map(({ tag, name, htmlLang }) => (
              <option key={tag} value={tag} lang={htmlLang}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main class="desk" tabIndex={-1}>
        {isCut && (
          <Note kind="err">{t`The studio does not answer: it was ended, or this computer slept. Start it again.`}</Note>
        )}
        {state ? <Place state={state} id={id} /> : <p role="status">{t`One moment`}</p>}
      </main>
    </>
  );
}

function Place({ state, id }: { state: DeskState; id: string }) {
  const course = state.courses.find((one) => one.id === id);
  const title = course && titleOf(course);
  useEffect(() => {
    document.title = title === undefined ? NAME : `${title} · ${NAME}`;
  }, [title]);
  return course ? <CourseView key={id} course={course} jobs={state.jobs} /> : <Overview state={state} />;
}

/** The course that the address names; the way back is the browser's own. */
function useFragment(): string {
  const [fragment, setFragment] = useState(readFragment);
  useEffect(() => {
    const change = (): void => {
      setFragment(readFragment());
      // The link that was followed is gone: the next Tab leads into what it opened.
      document.querySelector<HTMLElement>('main')?.focus();
      scrollTo(0, 0);
    };
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return fragment;
}

function readFragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
