import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { concat } from '../bytes/concat.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { sha256 } from '../bytes/sha256.ts';
import { GCM_KEY_BYTES, GCM_NONCE_BYTES, type GcmKey, openGcm, sealGcm } from './aes-gcm.ts';
import { expand, extract } from './hkdf.ts';
import {
  generateKeyPair,
  type HpkeContext,
  type KeyPair,
  PUBLIC_KEY_BYTES,
  setUpRecipient,
  setUpSender,
} from './hpke.ts';

/** What a carrier brings to the server [SEAL3]. */
export interface SealedContent {
  /** The device's token, as it stands in the header of an exchange. */
  readonly token: string;
  /** Person id of a device that the server may not know yet: the envelope introduces it [SEAL5]. */
  readonly person: string | undefined;
  /** Bytes of an exchange's request, in full form and citing nothing. */
  readonly request: Uint8Array;
}

/** What opens the answer, and with which only the server that opened the envelope can have sealed it [SEAL6]. */
export interface AnswerKey {
  readonly ephemeralKey: Uint8Array<ArrayBuffer>;
  readonly secret: Uint8Array<ArrayBuffer>;
}

const VERSION = 1;
const KEY_ID_BYTES = 4;
const PERSON_BYTES = 16;
const ANSWER_NONCE_BYTES = 16;
const NO_AAD = new Uint8Array();

const INFO = new TextEncoder().encode('caravan carried exchange 1');
const ANSWER_LABEL = new TextEncoder().encode('caravan carried answer 1');

/** Bytes of an envelope beside the request: version, key id, point, token, person, and the seal's own. */
export const ENVELOPE_OVERHEAD_BYTES = 1 + KEY_ID_BYTES + PUBLIC_KEY_BYTES + 65 + 17 + 16;

/** Seals a request to the server's public key. Nobody else can read it, and nobody can change a bit of it [SEAL2]. */
export async function sealRequest(
  serverKey: Uint8Array,
  { token, person, request }: SealedContent,
): Promise<{ envelope: Uint8Array<ArrayBuffer>; answerKey: AnswerKey }> {
  const ephemeral = await generateKeyPair();
  const context = await setUpSender(serverKey, INFO, ephemeral);
  const head = await headOf(serverKey);
  const w = new ByteWriter();
  w.text(token);
  w.block(person === undefined ? new Uint8Array() : fromHex(person));
  w.bytes(request);
  const sealed = await sealGcm(context.message, head, w.finish());
  return {
    envelope: concat(head, ephemeral.publicKey, sealed),
    answerKey: await answerKeyOf(context, ephemeral.publicKey),
  };
}

/** @throws MalformedError where it is no envelope, was changed, or was sealed for another server */
export async function openEnvelope(
  envelope: Uint8Array,
  server: KeyPair,
): Promise<{ content: SealedContent; answerKey: AnswerKey }> {
  const r = new ByteReader(envelope);
  const expected = await headOf(server.publicKey);
  const head = r.bytes(expected.length);
  if (toHex(head) !== toHex(expected)) throw new MalformedError('no envelope for this server');
  const ephemeralKey = concat(r.bytes(PUBLIC_KEY_BYTES));
  const context = await setUpRecipient(ephemeralKey, INFO, server);
  const content = readContent(await openGcm(context.message, head, r.rest()));
  return { content, answerKey: await answerKeyOf(context, ephemeralKey) };
}

function readContent(plaintext: Uint8Array): SealedContent {
  const r = new ByteReader(plaintext);
  const token = r.text();
  const person = r.block();
  if (person.length !== 0 && person.length !== PERSON_BYTES) throw new MalformedError('not a person id');
  return { token, person: person.length === 0 ? undefined : toHex(person), request: r.rest() };
}

/** Seals the server's answer, as Oblivious HTTP does (RFC 9458, 4.4) [SEAL6]. */
export async function sealAnswer(answerKey: AnswerKey, answer: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(ANSWER_NONCE_BYTES));
  return concat(nonce, await sealGcm(await answerGcm(answerKey, nonce), NO_AAD, answer));
}

/** @throws MalformedError where it is not the server's answer to this envelope */
export async function openAnswer(answerKey: AnswerKey, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const r = new ByteReader(sealed);
  const nonce = r.bytes(ANSWER_NONCE_BYTES);
  return openGcm(await answerGcm(answerKey, nonce), NO_AAD, r.rest());
}

async function answerKeyOf(context: HpkeContext, ephemeralKey: Uint8Array<ArrayBuffer>): Promise<AnswerKey> {
  return { ephemeralKey, secret: await context.exportSecret(ANSWER_LABEL, GCM_KEY_BYTES) };
}

async function answerGcm({ ephemeralKey, secret }: AnswerKey, nonce: Uint8Array): Promise<GcmKey> {
  const key = await extract(concat(ephemeralKey, nonce), secret);
  return {
    key: await expand(key, GCM_KEY_BYTES, new TextEncoder().encode('key')),
    nonce: await expand(key, GCM_NONCE_BYTES, new TextEncoder().encode('nonce')),
  };
}

/** What stands open before every envelope, and is sealed along: its version, and which key it is for. */
async function headOf(serverKey: Uint8Array): Promise<Uint8Array> {
  return concat(Uint8Array.of(VERSION), (await sha256(serverKey)).subarray(0, KEY_ID_BYTES));
}
