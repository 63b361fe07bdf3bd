import type { ExchangeRequest } from '../../src/protocol/exchange/request.ts';
import type { ExchangeResponse } from '../../src/protocol/exchange/response.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import type { CodeInfo, LinkCode, Membership } from '../../src/protocol/people/api.ts';

/**
 * What the server keeps. Every promise that resolves has its changes on the disk. Where the person at the other end is to
 * blame they reject with a ProblemError; any other rejection is the server's own trouble, and nothing was kept.
 * Tokens, codes and secrets come in plain and are kept as hashes.
 */
export interface Store {
  /** @throws ProblemError person-exists, revoked-token */
  registerDevice(device: NewDevice): Promise<void>;
  /** @throws ProblemError unknown-token, revoked-token */
  exchange(token: string, request: ExchangeRequest): Promise<Exchanged>;

  /** @throws ProblemError unknown-token, revoked-token, unknown-code, used-code, expired-code */
  describeCode(token: string, code: string): Promise<CodeInfo>;
  /** Joins the class of a class code, or becomes the person of a link code. @throws as above, and name-needed */
  join(token: string, code: string, name: string | undefined): Promise<Membership>;
  /** @throws ProblemError unknown-token, revoked-token */
  makeLinkCode(token: string): Promise<LinkCode>;

  createClass(newClass: NewClass): Promise<void>;
  hasClass(classId: string): Promise<boolean>;
  /** The class that a facilitator's secret opens. @throws ProblemError unknown-token */
  readClass(secret: string): Promise<ClassRecord>;
  listLearners(classId: string): Promise<Learner[]>;
  /** @throws ProblemError not-found when she is not of this class */
  makeLinkCodeFor(classId: string, person: string): Promise<LinkCode>;
  /** @throws ProblemError not-found when it is no device of this class */
  revokeDevice(classId: string, replica: string): Promise<void>;

  /** The same store as of another time, milliseconds since 1970: simulated learners have a past. */
  at(nowMs: number): Store;
  /** Writes and reads back. @throws when the disk does not take it */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface NewDevice {
  readonly person: string;
  readonly replica: string;
  readonly token: string;
}

type Accepted = Extract<ExchangeResponse, { status: 'ok' }>;
/** What an accepted exchange is answered with. */
export type Exchanged = Pick<Accepted, 'cursor' | 'facts' | 'parked'>;

export interface NewClass {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly isSimulated: boolean;
  /** Opens its facilitator's page. */
  readonly secret: string;
}

export type ClassRecord = Omit<NewClass, 'secret'>;

export interface Learner {
  readonly person: string;
  readonly name: string | null;
  readonly lastExchangeAtMs: number | null;
  readonly devices: readonly { replica: string; lastSeenAtMs: number | null; isRevoked: boolean }[];
  readonly facts: readonly Fact[];
}
