/** How far the work on a recording is, from 0 to 1. */
export type OnProgress = (share: number) => void;

/** Joins the progress of several jobs, each with the weight of its work; all of them must be followed before one begins. */
export function createProgress(onProgress: OnProgress): { follow: (weight: number) => OnProgress } {
  let whole = 0;
  let done = 0;
  return {
    follow: (weight) => {
      whole += weight;
      let told = 0;
      return (share) => {
        // A coder may tell less than it told before; a bar never runs backwards.
        const more = Math.max(0, share - told);
        told += more;
        done += more * weight;
        onProgress(Math.min(1, done / whole));
      };
    },
  };
}

/**
 * A progress bar: one line that is written over on a terminal, a line for every tenth elsewhere. `label` says what is worked on.
 */
export function progressBar(label: string, out: NodeJS.WriteStream): { show: OnProgress; end: () => void } {
  const width = 30;
  let last = -1;
  return {
    show: (share) => {
      const step = Math.floor(share * (out.isTTY ? 200 : 10));
      if (step === last) return;
      last = step;
      const percent = `${Math.floor(share * 100)} %`.padStart(5);
      if (!out.isTTY) out.write(`${label}: ${percent}\n`);
      else out.write(`\r${'█'.repeat(Math.round(share * width)).padEnd(width, '░')} ${percent}  ${label}`);
    },
    end: () => {
      if (out.isTTY && last >= 0) out.write('\n');
    },
  };
}
