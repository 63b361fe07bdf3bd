/** What courses can be told apart by. The names stand in addresses: they stay. */
export const DIMENSIONS = [
  'lang',
  'captions',
  'subject',
  'level',
  'competency',
  'hours',
  'size',
  'partner',
  'certificate',
  'here',
  'collection',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const SORTS = ['today', 'new', 'short', 'title'] as const;
export type Sort = (typeof SORTS)[number];

/** What is asked of the list: any of the values of a dimension, and of every dimension that has some. */
export interface Choice {
  readonly words: string;
  readonly sort: Sort;
  readonly values: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export const ANY: Choice = { words: '', sort: 'today', values: {} };

/** The choice that an address names; what it does not know is left aside. */
export function readChoice(query: URLSearchParams): Choice {
  const chosen = DIMENSIONS.map((dimension) => [dimension, query.getAll(dimension)] as const);
  return {
    words: query.get('q') ?? '',
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? ANY.sort,
    values: Object.fromEntries(chosen.filter(([, values]) => values.length > 0)),
  };
}

/** The address of the list with a choice. */
export function addressOf({ words, sort, values }: Choice): string {
  const query = new URLSearchParams();
  if (words !== '') query.set('q', words);
  if (sort !== ANY.sort) query.set('sort', sort);
  for (const dimension of DIMENSIONS) for (const value of values[dimension] ?? []) query.append(dimension, value);
  return query.size > 0 ? `/courses?${query}` : '/courses';
}

export const isChosen = ({ values }: Choice, dimension: Dimension, value: string): boolean =>
  values[dimension]?.includes(value) ?? false;

/** The choice after a tap on a value: a second tap takes it away. */
export function toggled(choice: Choice, dimension: Dimension, value: string): Choice {
  const { [dimension]: before = [], ...others } = choice.values;
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...choice, values: after.length > 0 ? { ...others, [dimension]: after } : others };
}

/** How many values are chosen. */
export const countChosen = ({ values }: Choice): number => Object.values(values).flat().length;
