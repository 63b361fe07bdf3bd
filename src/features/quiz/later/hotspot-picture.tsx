import type { ComponentChildren } from 'preact';
import type { HotspotArea, HotspotPicture as Picture } from '../../../protocol/pack/hotspot.ts';
import type { Point } from '../../../protocol/quiz/mark-hotspot.ts';

interface HotspotPictureProps {
  picture: Picture;
  /** Parts that are outlined. */
  areas: readonly HotspotArea[];
  onShow?: (point: Point) => void;
  /** What stands on the picture. */
  children: ComponentChildren;
}

/** Styles that put something at a point of the picture. A picture has a left and a right side, whatever the language. */
export const atPoint = ({ x, y }: Point) => ({ left: `${x / 10}%`, top: `${y / 10}%` });

/** A picture that a place can be shown in. */
export const HotspotPicture = ({ picture, areas, onShow, children }: HotspotPictureProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the marker on it takes the keys.
  // biome-ignore lint/a11y/noStaticElementInteractions: the marker is the control; a tap on the picture moves it.
  <div
    class={onShow ? 'hotspot ltr open' : 'hotspot ltr'}
    onClick={(event) => {
      if (!onShow) return;
      const box = event.currentTarget.getBoundingClientRect();
      onShow({
        x: permille((event.clientX - box.left) / box.width),
        y: permille((event.clientY - box.top) / box.height),
      });
    }}
  >
    <img src={picture.src} width={picture.width} height={picture.height} alt={picture.alt} />
    {areas.length > 0 && (
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {/* Light around dark: seen on any picture. */}
        {[...areas, ...areas].map((area, at) => (
          <g key={at} class={at < areas.length ? 'halo' : 'line'}>
            <Outline area={area} />
          </g>
        ))}
      </svg>
    )}
    {children}
  </div>
);

const permille = (share: number): number => Math.min(1000, Math.max(0, Math.round(1000 * share)));

function Outline({ area: { shape, points } }: { area: HotspotArea }) {
  const [a = 0, b = 0, c = 0, d = 0] = points;
  switch (shape) {
    case 'rect':
      return <rect x={a} y={b} width={c} height={d} />;
    case 'ellipse':
      return <ellipse cx={a} cy={b} rx={c} ry={d} />;
    case 'polygon':
      return <polygon points={points.join(' ')} />;
  }
}
