import type { Generated } from 'kysely';

/** The tables, as `migrations/` makes them. Times are milliseconds since 1970; hashes are SHA-256 in hex. */
export interface Tables {
  person: PersonTable;
  device: DeviceTable;
  state: StateTable;
  progress: ProgressTable;
  parked: ParkedTable;
  class: ClassTable;
  membership: MembershipTable;
  link_code: LinkCodeTable;
  access: AccessTable;
  recovery: RecoveryTable;
  login: LoginTable;
  server_meta: ServerMetaTable;
}

interface PersonTable {
  id: string;
  name: string | null;
  /** 4 random bytes in hex; a new one withdraws all that her devices have read. */
  epoch: string;
  /** Grows by one with every exchange that changed something. */
  revision: number;
  max_lamport: number;
  /** The person she turned out to be; all else of this row is history then. */
  merged_into: string | null;
  created_at_ms: number;
  last_exchange_at_ms: number | null;
  /** Grows by one with every write that an exchange must not overlook: the compare-and-swap of `exchange-port.ts`. */
  version: Generated<number>;
  /** Of the `facts` of all her states. */
  state_bytes: Generated<number>;
  /** Her devices and their ratchets (`device-list.ts`). */
  devices: Uint8Array | null;
}

/** Whose a token is. `created_at_ms` and `revoked_at_ms` are the list's; of `last_seen_at_ms` only the list knows. */
interface DeviceTable {
  token_hash: string;
  person_id: string;
  replica: string;
  created_at_ms: number;
  last_seen_at_ms: number | null;
  revoked_at_ms: number | null;
}

/** All that one person did in one course, joined (`course-state.ts`). */
interface StateTable {
  person_id: string;
  course: number;
  /** The revision that last changed any slot of it. */
  revision: number;
  facts: Uint8Array;
}

/** What is derived of a state (`course-progress.ts`), for reports; `rebuildProgress` makes it anew. */
interface ProgressTable {
  person_id: string;
  course: number;
  seconds_studied: number;
  items_begun: number;
  items_done: number;
  attempts_handed_in: number;
  /** The revision of the state that it was derived of. */
  revision: number;
}

/** Facts that were kept aside. */
interface ParkedTable {
  person_id: string;
  fact_hash: string;
  replica: string;
  reason: number;
  fact: Uint8Array;
  created_at_ms: number;
}

interface ClassTable {
  id: string;
  code: string;
  name: string;
  is_simulated: number;
}

interface MembershipTable {
  person_id: string;
  class_id: string;
}

interface LinkCodeTable {
  code_hash: string;
  person_id: string;
  expires_at_ms: number;
  /** The token that used it. */
  used_by: string | null;
}

interface AccessTable {
  secret_hash: string;
  class_id: string;
  role: 'facilitator';
}

/** By what a device's person is found when the device is lost [REC1]. */
interface RecoveryTable {
  recovery_hash: string;
  token_hash: string;
}

interface LoginTable {
  /** As `loginNameSchema` folds it. */
  name: string;
  person_id: string;
  /** `server/people/password.ts`. */
  password_hash: string;
  created_at_ms: number;
}

interface ServerMetaTable {
  key: string;
  value: string;
}
