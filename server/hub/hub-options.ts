import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { RUNGS, rungSchema } from '../../src/protocol/pack/module-manifest.ts';
import { publicKeySchema } from '../../src/protocol/pack/signed.ts';
import { langSchema, numberSchema } from '../../src/protocol/pack/words.ts';

const UNIT_BYTES = { MB: 1_000_000, GB: 1_000_000_000, TB: 1_000_000_000_000 } as const;

const sizeSchema = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)?(MB|GB|TB)$/, 'not a size such as 500MB or 20GB'),
  v.transform((text) => {
    const [, amount, unit] = /^([\d.]+)(MB|GB|TB)$/.exec(text) ?? [];
    return Math.round(Number(amount) * (unit === 'TB' ? UNIT_BYTES.TB : unit === 'GB' ? UNIT_BYTES.GB : UNIT_BYTES.MB));
  }),
);

const split = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => part.trim())),
);

const optionsSchema = v.pipe(
  v.object({
    from: v.pipe(
      v.string('--from says which server to mirror: https://SERVER'),
      v.url('--from is not an address'),
      v.regex(/^https?:/, '--from is not an address'),
      v.transform((url) => new URL(url).origin),
    ),
    courses: v.union([
      v.literal('all'),
      v.pipe(split, v.array(v.pipe(v.string(), v.digits(), v.toNumber(), numberSchema))),
    ]),
    lang: v.pipe(split, v.array(langSchema)),
    rung: rungSchema,
    keep: sizeSchema,
    data: v.pipe(
      v.string(),
      v.transform((path) => resolve(path)),
    ),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
    port: v.optional(v.string()),
    'root-key': v.optional(publicKeySchema),
    once: v.boolean(),
  }),
  v.transform(({ keep, data, lang, 'root-key': rootKey, ...options }) => ({
    ...options,
    languages: lang,
    keepBytes: keep,
    dataDir: data,
    rootKey,
  })),
);
/** What the command line of a hub says; docs/operations.md lists it. */
export type HubOptions = v.InferOutput<typeof optionsSchema>;

/** Something on the command line is not what it should be; the message is for whoever typed it. */
export class HubOptionsError extends Error {
  override readonly name = 'HubOptionsError';
}

/** @throws HubOptionsError */
export function readHubOptions(args: readonly string[]): HubOptions {
  const result = v.safeParse(optionsSchema, parse(args));
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => {
    const option = v.getDotPath(issue)?.split('.')[0];
    return option === undefined || issue.message.startsWith('--') ? issue.message : `--${option}: ${issue.message}`;
  });
  throw new HubOptionsError([...new Set(lines)].join('; '));
}

function parse(args: readonly string[]): Record<string, unknown> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        courses: { type: 'string', default: 'all' },
        lang: { type: 'string', default: 'en,fr,ar,zh' },
        rung: { type: 'string', default: RUNGS.at(-1) ?? '360' },
        keep: { type: 'string', default: '20GB' },
        data: { type: 'string', default: './hub-data' },
        name: { type: 'string', default: hostname() },
        port: { type: 'string' },
        'root-key': { type: 'string' },
        once: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new HubOptionsError(error instanceof Error ? error.message : String(error));
  }
}
