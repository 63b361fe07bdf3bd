import './dunes.css';

const WIDTH = 360;
const EDGE_X = 24;
/** The path is drawn far beyond the phone's width, so that the hills fill a wide screen too. */
const BEYOND = 1200;

/** A row of hills: a sine of this wave length, whose crest is at `crestX`. Heights grow downwards. */
interface Ridge {
  readonly middle: number;
  readonly height: number;
  readonly waveLength: number;
  readonly crestX: number;
}
const STAR = 'M0-10l3 3h4.3v4.3l3 2.7-3 2.7v4.3H3l-3 3-3-3h-4.3v-4.3l-3-2.7 3-2.7V-7H-3z';

const FAR: Ridge = { middle: 52, height: 15, waveLength: 313, crestX: 63 };
const NEAR: Ridge = { middle: 88, height: 11, waveLength: 410, crestX: 80 };

const heightAt = (ridge: Ridge, x: number): number =>
  ridge.middle - ridge.height * Math.cos((2 * Math.PI * (x - ridge.crestX)) / ridge.waveLength);

const points = (ridge: Ridge, from: number, to: number, step: number): string => {
  const xs = Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
  return [...xs, to].map((x) => `${x.toFixed(1)} ${heightAt(ridge, x).toFixed(1)}`).join('L');
};

const hills = (ridge: Ridge): string => `M${points(ridge, -BEYOND, BEYOND, 12)}V260H-${BEYOND}z`;
const [FAR_HILLS, NEAR_HILLS] = [hills(FAR), hills(NEAR)];

export interface Journey {
  /** Of each station, whether it is done; at least two. */
  readonly done: readonly boolean[];
  /** The station to go on at, 0 being the first; undefined at the end of the way. */
  readonly here: number | undefined;
}

interface DunesProps {
  /** The route that runs over the ridge; absent: the hills alone. */
  journey?: Journey;
  /** The same in words. */
  label?: string;
}

/** Two flat hills, the header of home and first run, with the route of the current course. */
export function Dunes({ journey, label }: DunesProps) {
  return (
    <svg
      class="dunes flip"
      viewBox={`0 0 ${WIDTH} 120`}
      preserveAspectRatio="xMaxYMin meet"
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      <path d={FAR_HILLS} fill="var(--dune)" />
      <path d={NEAR_HILLS} fill="var(--ground)" />
      {journey && <JourneyLine {...journey} />}
    </svg>
  );
}

function JourneyLine({ done, here }: Journey) {
  const gap = (WIDTH - 2 * EDGE_X) / (done.length - 1);
  const firstOpen = done.indexOf(false);
  const travelledX = EDGE_X + gap * (firstOpen === -1 ? done.length - 1 : firstOpen);
  return (
    <>
      <path class="behind" d={`M${points(FAR, EDGE_X, travelledX, 10)}`} />
      <path class="ahead" d={`M${points(FAR, travelledX, WIDTH - EDGE_X, 10)}`} />
      {done.map((isDone, i) => {
        const x = EDGE_X + i * gap;
        return (
          <g key={x} transform={`translate(${x.toFixed(1)} ${heightAt(FAR, x).toFixed(1)})`}>
            <StationSign isDone={isDone} isHere={i === here} isEnd={i === done.length - 1} />
          </g>
        );
      })}
    </>
  );
}

function StationSign({ isDone, isHere, isEnd }: { isDone: boolean; isHere: boolean; isEnd: boolean }) {
  if (isHere) return <path class="lozenge" d="M0-11l11 11-11 11-11-11z" />;
  if (isEnd) return <path class={isDone ? 'star done' : 'star'} d={STAR} />;
  return isDone ? <circle class="done" r="5" /> : <circle class="open" r="4.5" />;
}
