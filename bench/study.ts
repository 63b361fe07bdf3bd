// npm run bench -- study [NAME...]: how fast studying is on a slow phone, and what search finds.
import { type Figure, printFigures } from './support/figure.ts';

/** Each is loaded when it is its turn, so that one can be measured alone: `npm run bench -- study start`. */
const MEASURES: Record<string, () => Promise<Figure[]>> = {
  start: async () => (await import('./study/start.ts')).measureStart(),
  search: async () => (await import('./study/search.ts')).measureSearch(),
};

const wanted = process.argv.slice(3);
const unknown = wanted.find((name) => !Object.hasOwn(MEASURES, name));
if (unknown !== undefined) throw new Error(`there is no ${unknown}: ${Object.keys(MEASURES).join(' | ')}`);
for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length === 0 || wanted.includes(name)) printFigures(await measure());
}
