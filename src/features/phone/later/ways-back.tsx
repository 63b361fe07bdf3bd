import { t } from '@lingui/core/macro';
import { Button } from '../../../ui/button.tsx';
import { LoginForm } from './login-form.tsx';
import { SaveCopy } from './save-copy.tsx';

/** What she can do today, for the day this phone is lost; and the way back, where that day has come. */
export function WaysBack({ name }: { name: string | null }) {
  return (
    <details>
      <summary>{t`If this phone is lost or cleared`}</summary>
      <div class="stack">
        <p>{t`What was sent is safe with the server. A login or a saved copy brings it to any phone; so does a link code from your facilitator.`}</p>
        {name === null ? (
          <p class="soft small">{t`With a name, which you give when you join a class, you can choose a login here.`}</p>
        ) : (
          <LoginForm />
        )}
        <SaveCopy />
        <Button icon="down" isWide href="/rescue">{t`Bring earlier work to this phone`}</Button>
      </div>
    </details>
  );
}
