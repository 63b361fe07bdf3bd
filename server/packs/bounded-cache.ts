/** Remembers what was worked out for a key; forgets what was not asked for longest when it holds more than `max`. */
export function boundedCache<T>(max: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, make) => {
    const value = known.get(key) ?? make();
    known.delete(key);
    known.set(key, value);
    // A failure is not remembered: the missing file may come.
    value.catch(() => known.delete(key));
    const oldest = known.keys().next();
    if (known.size > max && !oldest.done) known.delete(oldest.value);
    return value;
  };
}
