import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';

/** JSON lines on the standard output. No personal data and no tokens: nothing but what the callers name is logged. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    oncePerTurn(destination({ sync: true })),
  );

/** Exchanges are answered many in one turn of the event loop: their lines cost one write, not one each. */
function oncePerTurn(out: DestinationStream): DestinationStream & { flush(): void } {
  let lines = '';
  const flush = () => {
    if (lines !== '') out.write(lines);
    lines = '';
  };
  return {
    write(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
    flush,
  };
}
