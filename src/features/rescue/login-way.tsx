import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { logIn } from '../../sync/rescue.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FailureNote } from './failure-note.tsx';
import { peopleDeps } from './people-deps.ts';
import type { Rescue } from './use-rescue.ts';

/** With the name and the password that she once chose. */
export function LoginWay({ rescue }: { rescue: Rescue }) {
  const { busy, follow } = rescue;
  const [nameId, passwordId] = [useId(), useId()];

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement) || busy !== undefined) return;
    const form = new FormData(event.currentTarget);
    const login = { name: String(form.get('username')), password: String(form.get('password')) };
    follow('login', (signal) => logIn(peopleDeps(), login, { signal }));
  }

  return (
    <Card title={t`Log in`}>
      <form class="stack" onSubmit={submit}>
        <p>{t`If you chose a login on the lost phone.`}</p>
        <label for={nameId}>{t`Login name`}</label>
        <input
          id={nameId}
          class="field"
          name="username"
          dir="auto"
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          required
        />
        <label for={passwordId}>{t`Password`}</label>
        <input
          id={passwordId}
          class="field"
          name="password"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
        />
        <FailureNote rescue={rescue} way="login" />
        <Button type="submit" isWide isDisabled={busy !== undefined}>
          {busy === 'login' ? t`Logging in …` : t`Log in and bring it back`}
        </Button>
      </form>
    </Card>
  );
}
