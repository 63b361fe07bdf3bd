import { expect, it } from 'vitest';
import { catalogueFaults } from '../../scripts/catalogue-faults.ts';

const faults = (locale: string, source: string, text: string) =>
  catalogueFaults(locale, [{ id: 'm', source, text, origins: [] }], ['m']);

it('finds nothing wrong with a complete translation', () => {
  expect(faults('fr', 'Paused at {share}', 'En pause à {share}')).toEqual([]);
});

it('names a message of the sources that the catalogue does not have', () => {
  expect(catalogueFaults('fr', [], ['new'])).toEqual([expect.stringContaining('new')]);
});

it('names a message without a translation', () => {
  expect(faults('zh', 'Home', '')).toEqual([expect.stringContaining('not translated')]);
});

it('asks all six plural forms of Arabic, one of Chinese', () => {
  const source = '{n, plural, one {# day} other {# days}}';
  const four = '{n, plural, one {يوم} few {# أيام} many {# يومًا} other {# يوم}}';
  expect(faults('ar', source, four)).toEqual([expect.stringMatching(/zero, two of n$/)]);
  expect(faults('ar', source, four.replace('one', 'zero {لا أيام} two {يومان} one'))).toEqual([]);
  expect(faults('zh', source, '{n, plural, other {# 天}}')).toEqual([]);
});

it('finds a variable or a tag that got lost on the way', () => {
  expect(faults('fr', '{a} of {b}', '{a}')).toEqual([expect.stringContaining('other variables')]);
  expect(faults('fr', 'In <0>{a}</0>', 'Dans {a}')).toEqual([expect.stringContaining('tags')]);
});

it('finds a message that cannot be read', () => {
  expect(faults('fr', 'Home', '{a b}')).toEqual([expect.stringContaining('well-formed')]);
});
