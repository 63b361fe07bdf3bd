import { IDBTransaction as FakeTransaction } from 'fake-indexeddb';

/** What the simulation has to know of the inside of fake-indexeddb: the parts of a transaction that no page sees. */
export interface InnerTransaction extends IDBTransaction {
  _state: 'active' | 'inactive' | 'committing' | 'finished';
  readonly _started: boolean;
  readonly _requests: { readonly request: InnerTarget }[];
  readonly _rollbackLog: (() => void)[];
  listeners: Listener[];
  readonly db: InnerConnection;
  _abort(errorName: string | null): void;
}
export interface InnerConnection extends IDBDatabase {
  _closePending: boolean;
  readonly _rawDatabase: {
    readonly transactions: InnerTransaction[];
    readonly processTransactions: () => void;
  };
}
interface Listener {
  readonly callback: unknown;
}
interface InnerTarget extends IDBRequest {
  listeners: Listener[];
}
export interface Work {
  readonly source: unknown;
  readonly operation: () => unknown;
}
interface InnerPrototype {
  _start(this: InnerTransaction): void;
  _execRequestAsync(this: InnerTransaction, work: Work): IDBRequest;
}

/** The first listeners of a transaction are the library's own. */
const OWN_LISTENERS = 3;

const isPrototype = (value: unknown): value is InnerPrototype =>
  typeof value === 'object' && value !== null && '_start' in value && '_execRequestAsync' in value;
export const isInnerConnection = (value: IDBDatabase): value is InnerConnection => '_rawDatabase' in value;

/** Puts functions in the place of the two ways of every transaction: how a request gets in, and how it goes on. */
export function wrapTransactions(wrap: (real: InnerPrototype) => InnerPrototype): void {
  const prototype: unknown = FakeTransaction.prototype;
  if (!isPrototype(prototype)) throw new Error('another fake-indexeddb than this was written for');
  const { _start, _execRequestAsync } = prototype;
  Object.assign(prototype, wrap({ _start, _execRequestAsync }));
}

/** Nobody hears of this transaction any more but the database itself. */
export function silence(transaction: InnerTransaction): void {
  const { processTransactions } = transaction.db._rawDatabase;
  transaction.listeners = transaction.listeners.filter(
    ({ callback }, i) => i < OWN_LISTENERS || callback === processTransactions,
  );
  Object.assign(transaction, { oncomplete: null, onabort: null, onerror: null });
  for (const { request } of transaction._requests) {
    request.listeners = [];
    Object.assign(request, { onsuccess: null, onerror: null });
  }
}
