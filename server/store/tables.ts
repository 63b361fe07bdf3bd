/** The tables, as `migrations.ts` makes them. Times are milliseconds since 1970; hashes are SHA-256 in hex. */
export interface Tables {
  person: PersonTable;
  device: DeviceTable;
  state: StateTable;
  parked: ParkedTable;
  class: ClassTable;
  membership: MembershipTable;
  link_code: LinkCodeTable;
  access: AccessTable;
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
}

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

interface ServerMetaTable {
  key: string;
  value: string;
}
