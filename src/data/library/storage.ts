/** What the browser says about the space of this app; 0 where it does not tell. */
export interface StorageReport {
  usedBytes: number;
  quotaBytes: number;
  /** Whether the browser has promised not to clear it by itself. */
  persisted: boolean;
}

/** Space that downloads leave free, so that her work can always be written. */
export const RESERVE_BYTES = 20 * 1_048_576;

export async function storageReport(): Promise<StorageReport> {
  const storage = storageManager();
  const [estimate, persisted] = await Promise.all([storage?.estimate?.(), storage?.persisted?.()]);
  return { usedBytes: estimate?.usage ?? 0, quotaBytes: estimate?.quota ?? 0, persisted: persisted ?? false };
}

/** Asks the browser not to clear this app's data by itself; call it after a person's own wish to keep something. */
export const askToPersist = async (): Promise<boolean> => (await storageManager()?.persist?.()) ?? false;

/** Whether so many bytes fit, as far as the browser tells: what cannot end well should not cost her data first. */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  const { usedBytes, quotaBytes } = await storageReport();
  return bytes === 0 || quotaBytes === 0 || usedBytes + bytes + RESERVE_BYTES <= quotaBytes;
}

/** Absent on insecure origins and in old browsers, whatever the types promise. */
const storageManager = (): Partial<StorageManager> | undefined => globalThis.navigator?.storage;
