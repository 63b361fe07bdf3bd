import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Hero } from './hero.tsx';

/** Before the first lesson: one way on. */
export function FirstCourse() {
  return (
    <Hero journey={{ stations: 9, done: 0 }}>
      <div>
        <h1>{t`Choose a first course`}</h1>
        <p>{t`Each one tells what it weighs before you get it.`}</p>
      </div>
      <Button kind="go" icon="courses" isWide href="/courses">
        {t`See the courses`}
      </Button>
    </Hero>
  );
}
