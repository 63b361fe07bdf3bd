import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { CARRIER_API, serverKeySchema } from '../../../src/protocol/carrier/api.ts';
import { HubFault } from '../hub-fault.ts';
import type { Line } from '../line.ts';

const NAME = 'server-key';
const rowSchema = v.optional(v.object({ value: v.string() }));

/** The main server's public key, in hex, which work is sealed to: kept here for whoever asks while there is no line [HUB10]. */
export interface MainKey {
  /** Undefined before there was a line for the first time. */
  readonly read: () => string | undefined;
  /** Asks for it where that is a day ago, or there is doubt. @throws HubFault, or the signal's reason */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
  /** The main server could not open what was sealed to it: it may have been set up anew. */
  readonly doubt: () => void;
}

const ASK_EVERY_MS = 24 * 60 * 60_000;

/** `now` is milliseconds since 1970. */
export function openMainKey(database: DatabaseSync, line: Line, now: () => number): MainKey {
  let askedAtMs: number | undefined;
  const select = database.prepare('select value from kept where name = ?');
  const put = database.prepare(
    'insert into kept (name, value) values (?, ?) on conflict do update set value = excluded.value',
  );
  const read = () => v.parse(rowSchema, select.get(NAME))?.value;
  return {
    read,
    doubt() {
      askedAtMs = undefined;
    },
    async refresh(signal) {
      if (askedAtMs !== undefined && now() - askedAtMs < ASK_EVERY_MS) return;
      const response = await line.ask(CARRIER_API.serverKey, { signal });
      const text = await response.text().catch(() => '');
      const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), serverKeySchema), text);
      if (!response.ok || !answer.success) throw new HubFault('no-line', `${line.origin} told no key to seal to`);
      if (answer.output.publicKey !== read()) put.run(NAME, answer.output.publicKey);
      askedAtMs = now();
    },
  };
}
