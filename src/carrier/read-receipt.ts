import { applyReceipt } from '../data/study/apply-receipt.ts';
import { MalformedError } from '../protocol/bytes/byte-reader.ts';
import type { Receipt } from '../protocol/carrier/carried-file.ts';
import { openAnswer } from '../protocol/carrier/sealed-exchange.ts';
import { isSameNonce, UnsupportedVersionError } from '../protocol/exchange/header.ts';
import { openRequest } from '../protocol/exchange/request.ts';
import { decodeResponse } from '../protocol/exchange/response.ts';
import type { SealedRow } from './carried-db.ts';
import type { TakeInDeps } from './take-in.ts';

/**
 * `refused`: the server's own word that it took nothing, or a receipt that is of no use any more: the work is still unsent.
 * `forged`: nothing that the server said to this envelope.
 */
export type ReceiptOutcome = 'accepted' | 'refused' | 'forged';

/** Keeps what the receipt of an envelope says, where only the server can have sealed it. @throws StorageFullError, NewerDataError */
export async function readReceipt(
  { study, now }: Pick<TakeInDeps, 'study' | 'now'>,
  row: SealedRow,
  { answer }: Receipt,
): Promise<ReceiptOutcome> {
  // Whoever says that the server could not open it may lie.
  if (!answer) return 'forged';
  try {
    const { nonce, full, readFacts } = openRequest(row.request);
    if (!full) return 'forged';
    const { replica, cursor } = full;
    const said = decodeResponse(await openAnswer(row.answerKey, answer), { replica, epoch: cursor.epoch });
    if (!isSameNonce(said.nonce, nonce)) return 'forged';
    if (said.status !== 'ok') return 'refused';
    const { person } = row;
    const carried = { person, replica, asked: cursor, sent: readFacts(replica), answer: said, at: now() };
    return (await applyReceipt(study(row.profile), carried)) ? 'accepted' : 'refused';
  } catch (error) {
    if (error instanceof MalformedError || error instanceof UnsupportedVersionError) return 'forged';
    throw error;
  }
}
