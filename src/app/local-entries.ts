/** An entry of localStorage; undefined where there is none, and where the browser refuses. */
export function readEntry(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps entries; those that are undefined are removed. */
export function writeEntries(entries: Readonly<Record<string, string | undefined>>): void {
  try {
    for (const [key, value] of Object.entries(entries)) {
      if (value === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    }
  } catch {
    // Only this start has the choice then: the self-test tells why nothing can be kept.
  }
}
