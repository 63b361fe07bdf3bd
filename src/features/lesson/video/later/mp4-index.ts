import { boxesIn, findBox } from './mp4-boxes.ts';

/** A stretch of a track: its seconds, and where its bytes lie in the file, `end` excluded. */
export interface Run {
  from: number;
  to: number;
  start: number;
  end: number;
  /** Whether it can be decoded without what stands before it. */
  isKey: boolean;
}

/** Runs are cut at least this often, however the file holds its samples. */
const RUN_SECONDS = 1;

/**
 * The tracks of an MP4 file, each as runs in order of time, from its index (ISO/IEC 14496-12: moov and the sample tables in it), which
 * stands first in the files of packs [BLOB3]. Undefined where these bytes hold no whole index.
 */
export function readMp4Index(bytes: Uint8Array): Run[][] | undefined {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const moov = findBox(file, { from: 0, to: file.byteLength }, 'moov');
    if (!moov) return undefined;
    return [...boxesIn(file, moov.from, moov.to)]
      .filter(({ type }) => type === 'trak')
      .map((trak) => runsOf(file, trak));
  } catch (error) {
    // The tables say more than there are bytes.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Place = Parameters<typeof findBox>[1];

function runsOf(file: DataView, trak: Place): Run[] {
  const head = findBox(file, trak, 'mdia', 'mdhd');
  const table = findBox(file, trak, 'mdia', 'minf', 'stbl');
  if (!head || !table) return [];
  const unitsASecond = file.getUint32(head.from + (file.getUint8(head.from) === 1 ? 20 : 12));
  const keys = keySamples(file, table);
  const sizeOf = sampleSizes(file, table);
  const durations = repeated(file, findBox(file, table, 'stts'));
  const runs: Run[] = [];
  let [sample, units] = [0, 0];
  for (const { offset, samples } of chunksOf(file, table)) {
    let at = offset;
    let run: Run | undefined;
    for (let n = 0; n < samples; n++, sample++) {
      const from = units / unitsASecond;
      const isKey = keys?.has(sample) ?? true;
      if (!run || (keys && isKey) || from - run.from >= RUN_SECONDS) {
        run = { from, to: from, start: at, end: at, isKey };
        runs.push(run);
      }
      units += durations.next().value ?? 0;
      at += sizeOf(sample);
      run.to = units / unitsASecond;
      run.end = at;
    }
  }
  return runs;
}

/** Table boxes begin with version and flags; then comes how many entries they have. */
const TABLE = 4;
const countOf = (file: DataView, box: Place): number => file.getUint32(box.from + TABLE);

/** Samples that need no other one, from 0; undefined where that is all of them. */
function keySamples(file: DataView, table: Place): Set<number> | undefined {
  const box = findBox(file, table, 'stss');
  if (!box) return undefined;
  return new Set(Array.from({ length: countOf(file, box) }, (_, n) => file.getUint32(box.from + 8 + 4 * n) - 1));
}

function sampleSizes(file: DataView, table: Place): (sample: number) => number {
  const box = findBox(file, table, 'stsz');
  if (!box) return () => 0;
  const same = file.getUint32(box.from + TABLE);
  return (sample) => (same > 0 ? same : file.getUint32(box.from + 12 + 4 * sample));
}

/** The values of a table that says how often each stands in a row. */
function* repeated(file: DataView, box: Place | undefined): Generator<number, undefined> {
  const count = box ? countOf(file, box) : 0;
  for (let n = 0; box && n < count; n++) {
    const [times, value] = [file.getUint32(box.from + 8 + 8 * n), file.getUint32(box.from + 12 + 8 * n)];
    for (let time = 0; time < times; time++) yield value;
  }
}

/** Where each chunk of a track (a row of samples without a gap) lies, and how many samples it has. */
function* chunksOf(file: DataView, table: Place): Generator<{ offset: number; samples: number }> {
  const [short, long] = [findBox(file, table, 'stco'), findBox(file, table, 'co64')];
  const [offsets, sizes] = [short ?? long, findBox(file, table, 'stsc')];
  if (!offsets || !sizes) return;
  const rows = countOf(file, sizes);
  const firstOf = (row: number) => file.getUint32(sizes.from + 8 + 12 * row);
  let row = 0;
  for (let chunk = 1; chunk <= countOf(file, offsets); chunk++) {
    while (row + 1 < rows && firstOf(row + 1) <= chunk) row++;
    const at = offsets.from + 8 + (short ? 4 : 8) * (chunk - 1);
    const offset = short ? file.getUint32(at) : Number(file.getBigUint64(at));
    yield { offset, samples: file.getUint32(sizes.from + 12 + 12 * row) };
  }
}
