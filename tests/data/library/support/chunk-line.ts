/** What is asked for: the content from `start` on. */
interface Asked {
  bytes: Uint8Array<ArrayBuffer>;
  start: number;
  /** Of the whole. */
  size: number;
}

/** What becomes of one request for a chunk. */
export type Answer = (asked: Asked) => Response;

/** A line to one chunk. It knows Range, and fails as it is told. */
export interface ChunkLine {
  fetch: typeof fetch;
  /** What each request asked for: the first byte of a rest, or 0, the whole. */
  asked: number[];
  /** Each is for one request, in order. */
  faults: Answer[];
  /** For every request after those. */
  usual: Answer;
}

/** Small enough that a cut line has brought some of them. */
const PART_BYTES = 10_000;

const head = ({ start, size }: Asked): ResponseInit =>
  start > 0 ? { status: 206, headers: { 'content-range': `bytes ${start}-${size - 1}/${size}` } } : { status: 200 };

export const good: Answer = (asked) => new Response(asked.bytes, head(asked));

/** Nothing answers. */
export const dead: Answer = () => {
  throw new TypeError('no line');
};

/** The line breaks after so many bytes. */
export const cutAfter =
  (bytes: number): Answer =>
  (asked) =>
    new Response(partsOf(asked.bytes.slice(0, bytes), new Error('cut')), head(asked));

/** The body ends after so many bytes as if it were whole. */
export const endAfter =
  (bytes: number): Answer =>
  (asked) =>
    new Response(asked.bytes.slice(0, bytes), head(asked));

/** A byte comes out another. */
export const alterAt =
  (at: number): Answer =>
  (asked) =>
    new Response(
      asked.bytes.map((byte, n) => (n === at ? byte ^ 1 : byte)),
      head(asked),
    );

export function chunkLine(content: Uint8Array<ArrayBuffer>): ChunkLine {
  const line: ChunkLine = {
    asked: [],
    faults: [],
    usual: good,
    fetch: async (_, init) => {
      const range = new Headers(init?.headers).get('range') ?? '';
      const start = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
      line.asked.push(start);
      const answer = line.faults.shift() ?? line.usual;
      return answer({ bytes: content.slice(start), start, size: content.length });
    },
  };
  return line;
}

/** A body that comes in parts and breaks off at its end. */
function partsOf(bytes: Uint8Array<ArrayBuffer>, end: Error): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull: (controller) => {
        if (at >= bytes.length) return controller.error(end);
        controller.enqueue(bytes.slice(at, at + PART_BYTES));
        at += PART_BYTES;
      },
    },
    { highWaterMark: 0 },
  );
}
