import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Hero } from './hero.tsx';

const NOT_BEGUN = { done: Array.from({ length: 9 }, () => false), here: 0 };

/** Before the first lesson: one way on. */
export function FirstCourse() {
  return (
    <Hero journey={NOT_BEGUN}>
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
