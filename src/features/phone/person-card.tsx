import { t } from '@lingui/core/macro';
import { laterPart } from '../../app/later-part.tsx';
import type { Membership } from '../../protocol/people/api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

// Of use once there is work to bring to another phone, or to lose.
const AnotherPhone = laterPart(() => import('./later/another-phone.tsx').then((m) => m.AnotherPhone));
const WaysBack = laterPart(() => import('./later/ways-back.tsx').then((m) => m.WaysBack));

/** Who the server knows her as, her classes, the way to a second phone, and the ways back when this one is lost. */
export function PersonCard({ membership }: { membership: Membership | undefined }) {
  return (
    <Card title={t`You`}>
      {membership ? <Known {...membership} /> : <Unknown />}
      <AnotherPhone />
      <WaysBack name={membership?.name ?? null} />
    </Card>
  );
}

function Unknown() {
  return (
    <>
      <p>
        <b>{t`Not joined yet`}</b>
      </p>
      <p>{t`You study and your work is sent all the same. With a class code your facilitator sees how far you are; with a link code this phone shows the work of your other phone.`}</p>
      <Button icon="people" href="/join" isWide>{t`Enter a code`}</Button>
    </>
  );
}

function Known({ name, classes }: Membership) {
  return (
    <>
      <dl class="stack">
        {name !== null && (
          <div>
            <dt class="soft small">{t`Name`}</dt>
            <dd>
              <b>
                <bdi>{name}</bdi>
              </b>
            </dd>
          </div>
        )}
        <div>
          <dt class="soft small">{t`Class`}</dt>
          {classes.length === 0 && <dd>{t`Not in a class yet`}</dd>}
          {classes.map((joined) => (
            <dd key={joined.name}>
              <bdi>{joined.name}</bdi>
            </dd>
          ))}
        </div>
      </dl>
      <Button icon="people" href="/join" isWide>{t`Enter another code`}</Button>
    </>
  );
}
