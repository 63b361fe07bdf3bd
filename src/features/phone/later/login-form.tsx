import { plural, t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { formatNumber } from '../../../i18n/format.ts';
import { MIN_LOGIN_NAME_LENGTH, MIN_PASSWORD_LENGTH } from '../../../protocol/people/rescue-api.ts';
import type { PeopleProblem } from '../../../sync/people.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { useOnline } from '../../../ui/use-online.ts';
import { type LoginFault, useChooseLogin } from './use-choose-login.ts';

/** A login name and a password of her own choice. Choosing again replaces them. */
export function LoginForm() {
  const isOnline = useOnline();
  const { isBusy, chosen, problem, choose } = useChooseLogin();
  const [nameId, passwordId, hintId] = [useId(), useId(), useId()];

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    choose(String(form.get('username')), String(form.get('password')));
  }

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <h3>{t`Choose a login`}</h3>
      <label for={nameId}>{t`Login name`}</label>
      <input
        id={nameId}
        class="field"
        name="username"
        dir="auto"
        autoComplete="username"
        autoCapitalize="none"
        spellcheck={false}
        maxLength={60}
      />
      <label for={passwordId}>{t`Password`}</label>
      <input
        id={passwordId}
        class="field"
        name="password"
        type="password"
        dir="ltr"
        autoComplete="new-password"
        maxLength={200}
        aria-describedby={hintId}
      />
      <p id={hintId} class="soft small">
        {plural(
          { least: MIN_PASSWORD_LENGTH },
          {
            one: 'At least # character; write it down where others do not look.',
            other: 'At least # characters; write it down where others do not look.',
          },
        )}
      </p>
      {problem && <Note kind="warn">{faultWords(problem)}</Note>}
      {chosen !== undefined && (
        <Note kind="good">{t`From now on “${chosen}” and this password bring your work to any phone.`}</Note>
      )}
      <Button type="submit" isWide isDisabled={!isOnline || isBusy}>
        {isOnline ? t`Keep this login` : t`Keep this login: no network`}
      </Button>
    </form>
  );
}

function faultWords(problem: LoginFault | PeopleProblem): string {
  switch (problem) {
    case 'name':
      return shortNameWords();
    case 'password':
      return t`This password is too short.`;
    case 'name-taken':
      return t`Somebody has this login name already. Please choose another.`;
    case 'offline':
      return t`No network reaches the server now. Try again when one does.`;
    case 'no-line':
      return t`The campus hub has no line to the server now. Nothing is lost; try again when it has one.`;
    case 'revoked-token':
      return t`This phone was removed from your class by the facilitator. Your work stays here; ask for a link code.`;
    case 'too-many-tries':
      return t`Too many tries in a short time. Try again in a few minutes.`;
    default:
      return t`The server has trouble. Nothing is lost; try again in a few minutes.`;
  }
}

function shortNameWords(): string {
  const least = formatNumber(MIN_LOGIN_NAME_LENGTH);
  return t`A login name has at least ${least} letters or digits, and no spaces.`;
}
