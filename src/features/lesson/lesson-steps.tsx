import { t } from '@lingui/core/macro';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { Item, Lesson } from '../../protocol/pack/module-manifest.ts';
import { itemProgress, lessonProgress } from '../../protocol/progress/item-progress.ts';
import { itemKindWords } from '../../ui/item-kind.ts';
import { Station } from '../../ui/station.tsx';
import { roleWords } from './role-words.ts';

function kindName(item: Item): string {
  if (item.kind === 'text') return roleWords(item) ?? itemKindWords('text');
  // A video that is held elsewhere is a link.
  return itemKindWords(item.kind === 'link' && item.video ? 'video' : item.kind);
}

/** The steps of a lesson as stations; each leads to its place on the page. */
export function LessonSteps({ lesson, facts }: { lesson: Lesson; facts: readonly Fact[] }) {
  if (lesson.items.length < 2) return null;
  const { next } = lessonProgress(lesson, facts);
  return (
    <ol class="stops" aria-label={t`Steps of this lesson`}>
      {lesson.items.map((item) => {
        const { isDone } = itemProgress(item, facts);
        const kind = isDone ? 'done' : item === next ? 'here' : item.kind === 'quiz' ? 'quiz' : 'next';
        return (
          <li key={item.number} class={isDone ? 'done' : ''} aria-current={kind === 'here' ? 'step' : undefined}>
            <Station kind={kind} />
            <a class="hit" href={`#item-${item.number}`}>
              {kindName(item)}
            </a>
            {isDone && <span class="vh">{t`Done`}</span>}
          </li>
        );
      })}
    </ol>
  );
}
