import type { ComponentType } from 'preact';

/** What a page is given: the named parts of its path, and the query. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export type Page = ComponentType<PageProps>;

export interface Route {
  /** Segments that begin with a colon are parameters: numbers and codes, which no address escapes. */
  readonly path: string;
  /** The folder under src/features whose words the page needs. */
  readonly messages: string;
  readonly load: () => Promise<Page>;
}

/** Every place of the app: one entry a page, fetched when it is first opened. */
export const routes: readonly Route[] = [
  { path: '/', messages: 'home', load: () => import('../features/home/home-page.tsx').then((m) => m.HomePage) },
  {
    path: '/courses',
    messages: 'catalogue',
    load: () => import('../features/catalogue/catalogue-page.tsx').then((m) => m.CataloguePage),
  },
  {
    path: '/course/:course',
    messages: 'course',
    load: () => import('../features/course/course-page.tsx').then((m) => m.CoursePage),
  },
  {
    path: '/course/:course/quiz/:item',
    messages: 'quiz',
    load: () => import('../features/quiz/quiz-page.tsx').then((m) => m.QuizPage),
  },
  {
    path: '/course/:course/:lesson',
    messages: 'lesson',
    load: () => import('../features/lesson/lesson-page.tsx').then((m) => m.LessonPage),
  },
  {
    path: '/phone',
    messages: 'phone',
    load: () => import('../features/phone/phone-page.tsx').then((m) => m.PhonePage),
  },
  {
    path: '/phone/space',
    messages: 'later',
    load: () => import('../features/phone/later/space-page.tsx').then((m) => m.SpacePage),
  },
  {
    path: '/notes',
    messages: 'notes',
    load: () => import('../features/notes/notes-page.tsx').then((m) => m.NotesPage),
  },
  { path: '/plan', messages: 'plan', load: () => import('../features/plan/plan-page.tsx').then((m) => m.PlanPage) },
  { path: '/work', messages: 'work', load: () => import('../features/work/work-page.tsx').then((m) => m.WorkPage) },
  {
    path: '/people',
    messages: 'profiles',
    load: () => import('../features/profiles/profiles-page.tsx').then((m) => m.ProfilesPage),
  },
  {
    path: '/carry',
    messages: 'carry',
    load: () => import('../features/carry/pages.ts').then((m) => m.CarryPage),
  },
  {
    path: '/carry/camera',
    messages: 'carry',
    load: () => import('../features/carry/pages.ts').then((m) => m.CameraPage),
  },
  {
    path: '/glossary',
    messages: 'glossary',
    load: () => import('../features/glossary/glossary-page.tsx').then((m) => m.GlossaryPage),
  },
  {
    path: '/hand',
    messages: 'handing',
    load: () => import('../features/handing/hand-page.tsx').then((m) => m.HandPage),
  },
  { path: '/hub', messages: 'hub', load: () => import('../features/hub/hub-page.tsx').then((m) => m.HubPage) },
  {
    path: '/search',
    messages: 'search',
    load: () => import('../features/search/search-page.tsx').then((m) => m.SearchPage),
  },
  { path: '/join', messages: 'join', load: () => import('../features/join/join-page.tsx').then((m) => m.JoinPage) },
  {
    path: '/join/:code',
    messages: 'join',
    load: () => import('../features/join/join-page.tsx').then((m) => m.JoinPage),
  },
  {
    path: '/rescue',
    messages: 'rescue',
    load: () => import('../features/rescue/rescue-page.tsx').then((m) => m.RescuePage),
  },
  {
    path: '/centre',
    messages: 'centre',
    load: () => import('../features/centre/centre-page.tsx').then((m) => m.CentrePage),
  },
];

/** What answers at any other address. */
export const notFound: Route = {
  path: '',
  messages: 'app',
  load: () => import('./notices/not-found-page.tsx').then((m) => m.NotFoundPage),
};

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [segmentsOf(pattern), segmentsOf(path)];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = given[i] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}

/** The first route that fits a path, and its parameters. */
export function matchRoute(path: string, table: readonly Route[] = routes): Match {
  for (const route of table) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return { route: notFound, params: {} };
}
