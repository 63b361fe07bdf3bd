// Background Fetch is in Chromium only, and so in no lib of TypeScript.

interface BackgroundFetchEvent extends ExtendableEvent {
  readonly registration: import('../src/data/library/background-fetch.ts').BackgroundFetch;
}

interface ServiceWorkerGlobalScopeEventMap {
  backgroundfetchsuccess: BackgroundFetchEvent;
  backgroundfetchfail: BackgroundFetchEvent;
  backgroundfetchabort: BackgroundFetchEvent;
  backgroundfetchclick: BackgroundFetchEvent;
}
