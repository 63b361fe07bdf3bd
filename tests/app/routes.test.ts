import { expect, it } from 'vitest';
import { matchRoute, notFound } from '../../src/app/routes.ts';

const place = (path: string) => {
  const { route, params } = matchRoute(path);
  return { path: route.path, params };
};

it('finds the page of an address and the parts that it names', () => {
  expect(place('/')).toEqual({ path: '/', params: {} });
  expect(place('/course/4098')).toEqual({ path: '/course/:course', params: { course: '4098' } });
  expect(place('/course/4098/7')).toEqual({ path: '/course/:course/:lesson', params: { course: '4098', lesson: '7' } });
  expect(place('/join/SESAME')).toEqual({ path: '/join/:code', params: { code: 'SESAME' } });
});

it('tells a quiz from a lesson', () => {
  expect(place('/course/4098/quiz/12')).toEqual({
    path: '/course/:course/quiz/:item',
    params: { course: '4098', item: '12' },
  });
});

it('does not mind a slash at the end', () => {
  expect(place('/courses/').path).toBe('/courses');
});

it('answers any other address with the page that says so', () => {
  for (const path of ['/nowhere', '/course', '/course/1/2/3/4', '/join/A/B'])
    expect(matchRoute(path).route).toBe(notFound);
});
