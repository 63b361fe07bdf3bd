import type { PageProps } from '../../app/routes.ts';
import { useCourse } from '../../app/study/use-course.ts';
import { ListedCourse } from './listed-course.tsx';
import { OpenCoursePage } from './open-course-page.tsx';
import '../../ui/card.css';
import './course.css';

/** A course: what it is, its route, and how it comes to this phone. */
export function CoursePage({ params }: PageProps) {
  const number = Number(params.course);
  const view = useCourse(number);
  return view.kind === 'open' ? (
    <OpenCoursePage study={view} />
  ) : (
    <ListedCourse number={number} isOpening={view.kind === 'loading'} />
  );
}
