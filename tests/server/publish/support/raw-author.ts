import { type KeyObject, sign } from 'node:crypto';
import * as v from 'valibot';
import {
  AUTHOR_SCHEME,
  nonceAnswerSchema,
  publishPaths,
  requestText,
  type SignedRequest,
} from '../../../../src/protocol/pack/publishing.ts';
import { sha256 } from '../../../../studio/store/sha256.ts';
import { publicHex } from '../../../../studio/store/signing.ts';

export type SendRaw = (path: string, init: RequestInit) => Promise<Response>;

interface RawCall {
  method?: string;
  path: string;
  body?: Uint8Array<ArrayBuffer> | string;
  headers?: Record<string, string>;
  /** What is signed instead of what is sent. */
  signed?: Partial<SignedRequest>;
}

/** Makes requests by hand, right ones and wrong ones, without the studio's patience. */
export function rawAuthor(send: SendRaw, key: KeyObject, host: string) {
  const hex = publicHex(key);
  const askNonce = (): Promise<Response> =>
    send(publishPaths.nonces, { method: 'POST', body: JSON.stringify({ key: hex }) });
  const nonce = async (): Promise<string> => v.parse(nonceAnswerSchema, await (await askNonce()).json()).nonce;
  const build = async ({ method = 'POST', path, body = '', headers = {}, signed = {} }: RawCall) => {
    const request = { host, method, path, body: sha256(body), nonce: await nonce(), ...signed };
    const signature = sign(null, Buffer.from(requestText(request)), key).toString('hex');
    const fields = `key=${hex}, nonce=${request.nonce}, body=${request.body}, signature=${signature}`;
    const authorization = `${AUTHOR_SCHEME} ${fields}`;
    return { method, headers: { authorization, ...headers }, ...(method !== 'GET' && { body }) };
  };
  return { askNonce, nonce, build, call: async (call: RawCall) => send(call.path, await build(call)) };
}

const problemSchema = v.object({ problem: v.string() });
/** The problem that an answer tells, or its status. */
export async function answerOf(response: Response): Promise<string | number> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), problemSchema), await response.text());
  return parsed.success ? parsed.output.problem : response.status;
}
