// npm run bench -- downloads [NAME...]: what becomes of downloads that are cut, what they cost, and how fast they are.
import { type Figure, printFigures } from './support/figure.ts';

/** Each is loaded when it is its turn, so that one can be measured alone: `npm run bench -- downloads cuts`. */
const MEASURES: Record<string, () => Promise<Figure[]>> = {
  cuts: async () => (await import('./downloads/cuts.ts')).measureCuts(),
  overhead: async () => (await import('./downloads/overhead.ts')).measureOverhead(),
  write: async () => (await import('./downloads/write-ratio.ts')).measureWriteRatio(),
  memory: async () => (await import('./downloads/memory.ts')).measureMemory(),
  range: async () => (await import('./downloads/range.ts')).measureRange(),
  seek: async () => (await import('./downloads/seek.ts')).measureSeek(),
  import: async () => (await import('./downloads/import.ts')).measureImport(),
  hub: async () => (await import('./downloads/hub.ts')).measureHub(),
  meter: async () => (await import('./downloads/meter.ts')).measureMeter(),
};

const wanted = process.argv.slice(3);
const unknown = wanted.find((name) => !Object.hasOwn(MEASURES, name));
if (unknown !== undefined) throw new Error(`there is no ${unknown}: ${Object.keys(MEASURES).join(' | ')}`);
for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length === 0 || wanted.includes(name)) printFigures(await measure());
}
