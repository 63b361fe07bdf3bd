import * as v from 'valibot';

/**
 * All that the page says to the service worker. `SKIP_WAITING` is her consent to an update. `KEEP_SET` asks it to keep the files of a set
 * (`/assets/need/SET/`), and to say on the port that comes along whether all are kept.
 */
export const messageSchema = v.variant('type', [
  v.object({ type: v.literal('SKIP_WAITING') }),
  v.object({ type: v.literal('KEEP_SET'), set: v.string() }),
]);

export type Message = v.InferOutput<typeof messageSchema>;
