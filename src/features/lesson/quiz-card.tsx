import { plural, t } from '@lingui/core/macro';
import { beside, formatPercent } from '../../i18n/format.ts';
import { isHandedIn } from '../../protocol/facts/attempt.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { QuizItem } from '../../protocol/pack/module-manifest.ts';
import { attemptsAt } from '../../protocol/progress/item-progress.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface QuizCardProps {
  course: number;
  facts: readonly Fact[];
  isDone: boolean;
  title: string | undefined;
  item: QuizItem;
  /** Whether it is the one next step of the page. */
  isNext: boolean;
}

/** The way into a quiz: how long it is, and what was done of it. */
export function QuizCard({ course, facts, isDone, title, item, isNext }: QuizCardProps) {
  const attempts = attemptsAt(item.number, facts);
  const isOpen = attempts.some(({ attempt }) => !isHandedIn(attempt));
  const mark = formatPercent(item.pass / 100);
  return (
    <section id={`item-${item.number}`} class="card stack" aria-label={title ?? t`Check yourself`}>
      <div class="say">
        <Icon name="quiz" />
        <h2>{title ?? t`Check yourself`}</h2>
      </div>
      <p class="soft small num">
        {beside(
          plural(item.questions.length, { one: '# question', other: '# questions' }),
          t`${mark} is the mark to reach`,
        )}
      </p>
      {isDone && (
        <p class="say small ok">
          <Icon name="check" isSmall />
          <span>{t`Handed in`}</span>
        </p>
      )}
      <Button kind={isNext ? 'go' : 'default'} isWide href={`/course/${course}/quiz/${item.number}`}>
        {isOpen ? t`Go on with the quiz` : isDone ? t`Result and new attempt` : t`Begin the quiz`}
      </Button>
    </section>
  );
}
