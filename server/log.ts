import { type Logger, pino, stdTimeFunctions } from 'pino';

/** JSON lines on the standard output. No personal data and no tokens: nothing but what the callers name is logged. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
