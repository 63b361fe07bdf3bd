import * as v from 'valibot';
import { MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import {
  decodeCarriedFile,
  envelopeId,
  type Receipt,
  UnsupportedFileError,
} from '../../src/protocol/carrier/carried-file.ts';
import type { KeyPair } from '../../src/protocol/carrier/hpke.ts';
import { openEnvelope, type SealedContent, sealAnswer } from '../../src/protocol/carrier/sealed-exchange.ts';
import { UnsupportedVersionError } from '../../src/protocol/exchange/header.ts';
import { openRequest } from '../../src/protocol/exchange/request.ts';
import { MAX_REQUEST_BYTES } from '../../src/protocol/exchange/version.ts';
import { tokenSchema } from '../../src/protocol/ids.ts';
import type { Answer, ExchangeDesk } from '../exchange/answer-exchange.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Store } from '../store/store.ts';

interface EnvelopeDeps {
  readonly store: Pick<Store, 'registerDevice'>;
  readonly answerExchange: ExchangeDesk;
  readonly serverKey: KeyPair;
  /** For the log. */
  readonly requestId: string;
}

/** Answers carry what other devices did: so much of it goes into one delivery, the rest into the next. */
const MAX_ANSWER_BYTES = 4_194_304;

/** The envelopes of a delivery. @throws ProblemError bad-request */
export async function readEnvelopes(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  try {
    const carried = await decodeCarriedFile(bytes);
    if (carried.kind === 'work') return carried.envelopes;
  } catch (error) {
    if (!(error instanceof MalformedError || error instanceof UnsupportedFileError)) throw error;
  }
  throw new ProblemError('bad-request');
}

/**
 * The receipts of these envelopes, one after another. Without one are those that cannot be worked on now: they are to be brought again
 * [SEAL7]. An envelope that nobody can open has a receipt without an answer.
 */
export async function answerEnvelopes(envelopes: readonly Uint8Array[], deps: EnvelopeDeps): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  let leftBytes = MAX_ANSWER_BYTES;
  for (const envelope of envelopes) {
    const receipt = await answerEnvelope(envelope, deps);
    if (!receipt) break;
    receipts.push(receipt);
    leftBytes -= receipt.answer?.length ?? 0;
    if (leftBytes < 0) break;
  }
  return receipts;
}

/** Undefined where the server has no room for it now. */
async function answerEnvelope(envelope: Uint8Array, deps: EnvelopeDeps): Promise<Receipt | undefined> {
  const id = await envelopeId(envelope);
  const opened = await openEnvelope(envelope, deps.serverKey).catch((error: unknown) => {
    if (error instanceof MalformedError) return undefined;
    throw error;
  });
  const answer = opened && (await answerContent(opened.content, deps));
  if (!answer) return { id, answer: undefined };
  const { status, bytes } = answer;
  if (status === 'busy' || status === 'trouble') return undefined;
  return { id, answer: await sealAnswer(opened.answerKey, bytes) };
}

/** A device that the server does not know is introduced by its envelope [SEAL5]. Undefined where it holds no message. */
async function answerContent(content: SealedContent, deps: EnvelopeDeps): Promise<Answer | undefined> {
  const answer = await ask(content, deps);
  if (answer?.status !== 'unknownToken' || content.person === undefined) return answer;
  const isKnown = await introduce(deps.store, content, content.person);
  return isKnown ? ask(content, deps) : answer;
}

/** As any exchange, but no link of the device's ratchet: it may be late, or come twice [SEAL4]. */
async function ask(
  { token, request }: SealedContent,
  { answerExchange, requestId }: EnvelopeDeps,
): Promise<Answer | undefined> {
  const isWhole = request.length <= MAX_REQUEST_BYTES;
  try {
    return await answerExchange({
      token: v.parse(tokenSchema, token),
      bytes: request,
      isWhole,
      isCarried: true,
      requestId,
    });
  } catch (error) {
    if (error instanceof ProblemError || error instanceof v.ValiError) return undefined;
    throw error;
  }
}

/** False where the server knows this person by other devices, or cannot tell who asks: then the phone has to say it itself. */
async function introduce(
  store: Pick<Store, 'registerDevice'>,
  { token, request }: SealedContent,
  person: string,
): Promise<boolean> {
  try {
    const { full } = openRequest(request);
    if (!full) return false;
    await store.registerDevice({ person, token, replica: full.replica });
    return true;
  } catch (error) {
    const isTheirs =
      error instanceof ProblemError || error instanceof MalformedError || error instanceof UnsupportedVersionError;
    if (isTheirs) return false;
    throw error;
  }
}
