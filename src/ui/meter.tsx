import './meter.css';

interface MeterProps {
  /** Shares of today's data, 0 to 1: what is used, and what this tap would add. */
  used?: number;
  cost?: number;
}

const percent = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 100);

/** Ten measures: a cell is a tenth of today's data. Hidden from screen readers, since the words beside it say the same. */
export function Meter({ used = 0, cost = 0 }: MeterProps) {
  return (
    <span class="meter" aria-hidden="true">
      <i style={{ '--v': percent(used) }} />
      <i class="cost" style={{ '--v': percent(Math.min(cost, 1 - used)) }} />
    </span>
  );
}

interface ProgressStripProps {
  /** 0 to 1. */
  share: number;
  /** What is on its way. */
  label: string;
}

/** Plain progress, without cells. */
export function ProgressStrip({ share, label }: ProgressStripProps) {
  const value = percent(share);
  return (
    <div
      class="meter flat"
      role="progressbar"
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-label={label}
    >
      <i style={{ '--v': value }} />
    </div>
  );
}
