import { plural, t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Icon, Logo } from '../../../src/ui/icon.tsx';
import { Note } from '../../../src/ui/note.tsx';
import { type PreviewState, previewLookSchema, previewStateSchema } from '../../wire/preview-state.ts';
import { Findings } from '../parts/findings.tsx';
import { useEvents } from '../parts/use-events.ts';
import { Toolbar, type Width } from './toolbar.tsx';
import { type Look, useShownCourse } from './use-shown-course.ts';
import './preview.css';

const MAIN_RUNG = '240';

/** The real app with a course that is being written, and what its last build found. */
export function PreviewPage() {
  const { value: state, isCut } = useEvents('events', previewStateSchema);
  const [width, setWidth] = useState<Width>('phone');
  const [chosen, setChosen] = useState<Partial<Look>>(askedLook);
  const look = state?.course && lookOf(state.course, chosen);
  const { shown, error } = useShownCourse(state, look);
  const frame = useAppFrame(shown);
  return (
    <div class="preview">
      <header class="band row">
        <span class="brand">
          <Logo /> {t`Preview`}
        </span>
        {state?.course && look && (
          <Toolbar
            {...{ look, width }}
            languages={state.course.languages}
            onLook={(change) => setChosen({ ...chosen, ...change })}
            onWidth={setWidth}
          />
        )}
      </header>
      <main class={width}>
        <State state={state} isCut={isCut} isShown={shown?.version === state?.course?.version} error={error} />
        {shown && <iframe ref={frame} class={width} title={t`The course in the app`} src={`/course/${shown.course}`} />}
      </main>
    </div>
  );
}

/** The app keeps its place when it is loaded anew; another course begins at its own page. */
function useAppFrame(shown: object | undefined) {
  const frame = useRef<HTMLIFrameElement>(null);
  const loaded = useRef<object | undefined>(undefined);
  useEffect(() => {
    const page = frame.current?.contentWindow;
    // The first time, the address of the frame loads it.
    if (shown && loaded.current && page) page.location.reload();
    loaded.current = shown;
  }, [shown]);
  return frame;
}

interface StateProps {
  state: PreviewState | undefined;
  isCut: boolean;
  /** Whether the app shows the last good build already. */
  isShown: boolean;
  error: unknown;
}

function State({ state, isCut, isShown, error }: StateProps) {
  const errors = state?.findings.filter(({ level }) => level === 'error').length ?? 0;
  return (
    <div class="stack status">
      {isCut && (
        <Note kind="err">{t`The studio does not answer: it was ended, or this computer slept. Start it again.`}</Note>
      )}
      {error !== undefined && <Note kind="err">{t`The app could not take the course in. Load this page again.`}</Note>}
      {errors > 0 && (
        <Note kind="warn">
          {state?.course
            ? plural(errors, {
                one: 'The course has # error now. The app shows it as it last was without.',
                other: 'The course has # errors now. The app shows it as it last was without.',
              })
            : t`The course cannot be built yet: correct the errors below. This page follows by itself.`}
        </Note>
      )}
      <p class="say small" role="status">
        <Icon name={!state || state.isBuilding || !isShown || errors > 0 ? 'update' : 'check'} isSmall />
        <span>{stateWords(state, { isShown, hasErrors: errors > 0 })}</span>
      </p>
      {state && state.findings.length > 0 && (
        <details class="all-findings" open={errors > 0}>
          <summary>{plural(state.findings.length, { one: '# thing was found', other: '# things were found' })}</summary>
          <Findings findings={state.findings} />
        </details>
      )}
    </div>
  );
}

function stateWords(
  state: PreviewState | undefined,
  { isShown, hasErrors }: { isShown: boolean; hasErrors: boolean },
): string {
  if (!state || state.isBuilding) return t`Building the course`;
  if (!state.course || hasErrors) return t`Waiting for the errors to be corrected`;
  return isShown ? t`The app shows the course as it is in its folder` : t`Bringing the course to the app`;
}

const lookOf = ({ source, languages }: { source: string; languages: string[] }, chosen: Partial<Look>): Look => ({
  lang: chosen.lang !== undefined && languages.includes(chosen.lang) ? chosen.lang : source,
  rung: chosen.rung ?? MAIN_RUNG,
  theme: chosen.theme ?? (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'),
});

/** What the address asks to be shown first. */
function askedLook(): Partial<Look> {
  const asked = v.safeParse(previewLookSchema, Object.fromEntries(new URLSearchParams(location.search)));
  return asked.success ? asked.output : {};
}
