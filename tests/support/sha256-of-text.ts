import { createHash } from 'node:crypto';

/** In hex. */
export const sha256OfText = (text: string): string => createHash('sha256').update(text).digest('hex');
