import * as v from 'valibot';
import { type Problem, problemSchema } from '../protocol/people/problem.ts';
import { ask } from './ask.ts';
import type { Cancel, SyncDeps } from './deps.ts';

/** `offline`: no answer. `captive`: an answer that is not the server's. The rest is the server's own word. */
export type ApiProblem = Problem | 'offline' | 'captive';

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ApiProblem; readonly retryAfterSeconds: number };

export interface ApiCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
}

/** Asks the server something in JSON. An answer without a body (204) is parsed as `undefined`. */
export async function callApi<T>(
  { fetch }: Pick<SyncDeps, 'fetch'>,
  { method, path, token, body }: ApiCall,
  schema: v.GenericSchema<unknown, T>,
  cancel: Cancel,
): Promise<ApiResult<T>> {
  const headers = new Headers({ accept: JSON_TYPE });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', JSON_TYPE);
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const reply = await ask(fetch, path, init, JSON_TYPE, cancel);
  if (!reply) return { ok: false, problem: 'offline', retryAfterSeconds: 0 };

  const { status, retryAfterSeconds } = reply;
  const answer = parseJson(reply.body);
  const refusal = v.safeParse(problemSchema, answer);
  if (refusal.success) {
    const { problem, retryAfterSeconds: said = retryAfterSeconds } = refusal.output;
    return { ok: false, problem, retryAfterSeconds: said };
  }
  const value = v.safeParse(schema, answer);
  const isFromServer = reply.body ? status === 200 || status === 201 : status === 204;
  if (value.success && isFromServer) return { ok: true, value: value.output };
  return { ok: false, problem: status >= 500 ? 'trouble' : 'captive', retryAfterSeconds };
}

const JSON_TYPE = 'application/json';

function parseJson(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
