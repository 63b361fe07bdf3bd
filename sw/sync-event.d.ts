// Background Sync is in Chromium only, and so in no lib of TypeScript.

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
  /** The browser will not try again after this. */
  readonly lastChance: boolean;
}

interface ServiceWorkerGlobalScopeEventMap {
  sync: SyncEvent;
}
