import type { Fact } from '../../src/protocol/facts/fact.ts';
import type { CodeInfo, LinkCode, Membership } from '../../src/protocol/people/api.ts';
import type { ExchangeOutcome, Incoming } from '../exchange/incoming.ts';
import type { ProgressDifference } from './progress.ts';

/**
 * What the server keeps. Every promise that resolves has its changes on the disk. Where the person at the other end is to
 * blame they reject with a ProblemError; any other rejection is the server's own trouble, and nothing was kept.
 * Tokens, codes and secrets come in plain and are kept as hashes.
 */
export interface Store {
  /** @throws ProblemError person-exists, revoked-token */
  registerDevice(device: NewDevice): Promise<void>;
  /** Another device of the bearer's person. @throws ProblemError unknown-token, revoked-token, person-exists */
  addDevice(bearer: string, device: NewDevice): Promise<void>;
  /** What the person at the other end is to blame for is an outcome too. */
  exchange(token: string, incoming: Incoming): Promise<ExchangeOutcome>;

  /** @throws ProblemError unknown-token, revoked-token, unknown-code, used-code, expired-code */
  describeCode(token: string, code: string): Promise<CodeInfo>;
  /** Joins the class of a class code, or becomes the person of a link code. @throws as above, and name-needed */
  join(token: string, code: string, name: string | undefined): Promise<Membership>;
  /** @throws ProblemError unknown-token, revoked-token */
  makeLinkCode(token: string): Promise<LinkCode>;

  /** @throws ProblemError unknown-token, revoked-token */
  me(token: string): Promise<Membership>;
  /** What the person of this device did in one course. @throws ProblemError unknown-token, revoked-token */
  readFacts(token: string, course: number): Promise<Fact[]>;

  /** Whom a recovery token names; undefined where nobody, or where its device was revoked. */
  describeRecovery(recovery: string): Promise<Recovered | undefined>;
  /** Makes this device hers, with all that it may have done before. @throws ProblemError unknown-recovery, revoked-token */
  recover(recovery: string, device: DeviceKeys): Promise<Membership>;
  /** @throws ProblemError unknown-token, revoked-token, name-needed, name-taken */
  setLogin(token: string, login: Login): Promise<void>;
  findPasswordHash(loginName: string): Promise<string | undefined>;
  /** As `recover`, for whoever knew the password of this login. @throws ProblemError wrong-login, revoked-token */
  logIn(login: Login, device: DeviceKeys): Promise<Membership>;

  createClass(newClass: NewClass): Promise<void>;
  hasClass(classId: string): Promise<boolean>;
  /** The class that a facilitator's secret opens. @throws ProblemError unknown-token */
  readClass(secret: string): Promise<ClassRecord>;
  listLearners(classId: string): Promise<Learner[]>;
  /** @throws ProblemError not-found when she is not of this class */
  makeLinkCodeFor(classId: string, person: string): Promise<LinkCode>;
  /** @throws ProblemError not-found when it is no device of this class */
  revokeDevice(classId: string, replica: string): Promise<void>;

  /** Derives all progress anew; without `isDryRun` it is put right. Tells what was different. */
  rebuildProgress(options: { isDryRun: boolean }): Promise<ProgressDifference[]>;

  /** The same store as of another time, milliseconds since 1970: simulated learners have a past. */
  at(nowMs: number): Store;
  /** What is kept under this name, for ever; where nothing is yet, what `make` makes. */
  keepOnce(name: string, make: () => Promise<string>): Promise<string>;
  /** Writes and reads back. @throws when the disk does not take it */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** What a device makes for itself. */
export interface DeviceKeys {
  readonly replica: string;
  readonly token: string;
}

export interface NewDevice extends DeviceKeys {
  readonly person: string;
}

/** Whom a recovery token names, and when she last spoke with the server. */
export interface Recovered extends Membership {
  readonly lastExchangeAtMs: number | null;
}

export interface Login {
  readonly name: string;
  readonly passwordHash: string;
}

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
  /** In all courses. */
  readonly secondsStudied: number;
  readonly facts: readonly Fact[];
}
