import { useEffect, useState } from 'preact/hooks';
import './qr-code.css';

interface QrCodeProps {
  text: string;
  /** What it leads to, for who cannot see it. */
  label: string;
  /** Drawn as large as its place lets it be, with the least correction: for much text, read from a clean screen. */
  isLarge?: boolean;
}

type Matrix = readonly (readonly boolean[])[];

/** A QR code, always dark on light. Its encoder comes when the first one is shown; until then the room is kept. */
export function QrCode({ text, label, isLarge = false }: QrCodeProps) {
  const [matrix, setMatrix] = useState<Matrix>([]);
  useEffect(() => {
    let isShown = true;
    encodeText(text, isLarge ? 'L' : 'M').then((encoded) => isShown && setMatrix(encoded));
    return () => {
      isShown = false;
    };
  }, [text, isLarge]);
  return (
    <svg
      class={isLarge ? 'qr large' : 'qr'}
      viewBox={`0 0 ${matrix.length} ${matrix.length}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="currentColor" d={outline(matrix)} />
    </svg>
  );
}

/** Empty where the encoder cannot be fetched: the words beside the picture carry the same code. */
const encodeText = (text: string, ecc: 'L' | 'M'): Promise<Matrix> =>
  import('uqr').then(
    ({ encode }) => encode(text, { ecc, border: 2 }).data,
    () => [],
  );

/** Each run of dark cells of a row as one bar. */
function outline(matrix: Matrix): string {
  const bars = matrix.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`];
    }),
  );
  return bars.join('');
}
