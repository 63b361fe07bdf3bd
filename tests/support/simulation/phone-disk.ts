import { IDBFactory } from 'fake-indexeddb';
import { copyDatabase } from './copy-database.ts';
import {
  type InnerConnection,
  type InnerTransaction,
  isInnerConnection,
  silence,
  wrapTransactions,
} from './fake-idb-inside.ts';
import type { Life } from './life.ts';

/** The ways in which a browser's storage says no. */
export type StorageFault = 'QuotaExceededError' | 'AbortError' | 'UnknownError' | 'closed';

/** What a connection belongs to. */
interface Owner {
  readonly life: Life;
  readonly disk: DiskState;
  /** Whether a commit that was under way when the browser died is on the disk. */
  readonly isLucky: () => boolean;
}
interface DiskState {
  /** How to take back what was committed without waiting for the disk, oldest first, by database. */
  readonly relaxed: Map<string, (() => void)[]>;
  failNext: ((kind: 'request' | 'commit') => StorageFault | undefined) | undefined;
}

/** The storage of one phone, which outlives its browser. */
export interface PhoneDisk {
  /** `indexedDB` as one run of the browser sees it. */
  seenBy(life: Life): IDBFactory;
  /** `indexedDB` without any of it, to look from outside. */
  readonly plain: IDBFactory;
  /** The power goes: what was committed with relaxed durability, and nothing strict after it, is lost. */
  loseRelaxed(): void;
  /** Asked at each storage call and commit whether it is to fail, and how. */
  failBy(choose: DiskState['failNext']): void;
  /** All of it, as on a phone that was copied. */
  copy(): Promise<PhoneDisk>;
}

const owners = new WeakMap<IDBDatabase, Owner>();

wrapTransactions((real) => ({
  _execRequestAsync(work) {
    const owner = owners.get(this.db);
    owner?.life.reach('storage');
    const fault = owner?.disk.failNext?.('request');
    // What makes indexes has no source, and cannot fail by itself.
    if (!fault || !work.source) return real._execRequestAsync.call(this, work);
    if (fault === 'closed') closeUnderTheApp(this);
    // Reading needs no room.
    const name = fault === 'QuotaExceededError' && this.mode === 'readonly' ? 'UnknownError' : fault;
    const operation = () => {
      throw new DOMException('injected', name);
    };
    return real._execRequestAsync.call(this, { ...work, operation });
  },
  _start() {
    const owner = owners.get(this.db);
    const isCommit = this._started && this._requests.length === 0 && this._state !== 'finished';
    if (!owner || !isCommit || this.mode === 'readonly') return real._start.call(this);
    if (!owner.life.isOver) {
      try {
        owner.life.reach('commit');
      } catch {
        // It has died in this very moment: `endConnection` has decided whether the commit holds.
      }
    }
    const fault = owner.disk.failNext?.('commit');
    if (fault === 'closed') return closeUnderTheApp(this);
    if (fault) return this._abort(fault);
    real._start.call(this);
    noteCommit(owner.disk, this);
  },
}));

function closeUnderTheApp(transaction: InnerTransaction): void {
  transaction._abort('AbortError');
  transaction.db.close();
}

function noteCommit(disk: DiskState, { db, durability, _rollbackLog, mode }: InnerTransaction): void {
  if (durability === 'strict' || mode === 'versionchange') disk.relaxed.delete(db.name);
  else disk.relaxed.set(db.name, [...(disk.relaxed.get(db.name) ?? []), ..._rollbackLog]);
}

export function makePhoneDisk(isLucky: () => boolean, factory = new IDBFactory()): PhoneDisk {
  const disk: DiskState = { relaxed: new Map(), failNext: undefined };
  return {
    plain: factory,
    seenBy: (life) => portedFactory(factory, { life, disk, isLucky }),
    loseRelaxed() {
      for (const undo of disk.relaxed.values()) for (const step of undo.reverse()) step();
      disk.relaxed.clear();
    },
    failBy(choose) {
      disk.failNext = choose;
    },
    async copy() {
      const target = new IDBFactory();
      for (const { name } of await factory.databases()) if (name) await copyDatabase(factory, target, name);
      return makePhoneDisk(isLucky, target);
    },
  };
}

function portedFactory(factory: IDBFactory, owner: Owner): IDBFactory {
  const connections: InnerConnection[] = [];
  owner.life.onEnd(() => {
    for (const connection of connections) endConnection(connection, owner);
  });
  const adopt = (connection: IDBDatabase) => {
    if (!isInnerConnection(connection) || owners.has(connection)) return;
    owners.set(connection, owner);
    connections.push(connection);
    if (owner.life.isOver) endConnection(connection, owner);
  };
  return {
    open(name, version) {
      owner.life.reach('storage');
      const request = factory.open(name, version);
      request.addEventListener('upgradeneeded', () => adopt(request.result));
      request.addEventListener('success', () => adopt(request.result));
      return request;
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (a, b) => factory.cmp(a, b),
  };
}

/** The browser is gone: nobody hears of these transactions, and those that are not at their commit are rolled back. */
function endConnection(connection: InnerConnection, { isLucky }: Owner): void {
  for (const transaction of connection._rawDatabase.transactions) {
    if (transaction.db !== connection || transaction._state === 'finished') continue;
    silence(transaction);
    const isCommitting = transaction._started && transaction._requests.length === 0;
    if (!isCommitting || !isLucky()) transaction._abort(null);
  }
  connection.close();
}
