import * as v from 'valibot';
import { ProblemError } from '../people/problem-error.ts';
import type { AppContext } from './app-env.ts';
import { readBody } from './read-body.ts';

/** Far above any JSON that a phone sends: names, codes and ids. */
const MAX_JSON_BYTES = 4096;

/** The request's JSON in the shape of the schema. @throws ProblemError bad-request */
export async function readJson<S extends v.GenericSchema>(c: AppContext, schema: S): Promise<v.InferOutput<S>> {
  const { bytes, isWhole } = await readBody(c.req.raw, MAX_JSON_BYTES);
  const result = v.safeParse(schema, isWhole ? parse(bytes) : undefined);
  if (!result.success) throw new ProblemError('bad-request');
  return result.output;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
