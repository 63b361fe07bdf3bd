import { type CourseWords, Html } from './html.tsx';

/** The points of a rubric that is one list; undefined where it is something else. */
function pointsOf(html: string): readonly string[] | undefined {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const [list, ...more] = body.children;
  if (!list?.matches('ul, ol') || more.length > 0) return undefined;
  return [...list.children].map((point) => point.innerHTML);
}

/** What to compare one's writing with: a check-list where it is a list. What is ticked is for her alone, and not kept. */
export function Rubric({ html, words }: { html: string; words: CourseWords }) {
  const points = pointsOf(html);
  if (!points) {
    return (
      <div class="card" {...words}>
        <Html html={html} />
      </div>
    );
  }
  return (
    <div class="pick" {...words}>
      {points.map((point) => (
        <label key={point}>
          <input type="checkbox" />
          <Html html={point} />
        </label>
      ))}
    </div>
  );
}
