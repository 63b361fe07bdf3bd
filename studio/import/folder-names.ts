const LONGEST = 60;
/** Of a longer name the rest is not looked at: packages may call things by megabytes. */
const LOOKED_AT = 1000;

/** Folder names and keys (docs/authoring.md) for what foreign courses call their things; no two alike in one folder. */
export function createNames(): (wanted: string) => string {
  const taken = new Set<string>();
  /** The number that a name asked for again is tried with first: a hostile package asks for one name 20,000 times. */
  const next = new Map<string, number>();
  return (wanted) => {
    const name = toName(wanted);
    for (let n = next.get(name) ?? 1; ; n++) {
      next.set(name, n + 1);
      const tried = n === 1 ? name : `${name}-${n}`;
      // Folders that differ in case only are one folder on many disks.
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  };
}

/** Latin letters lose their accents; where nothing is left of a name, "part" stands for it. */
function toName(wanted: string): string {
  const plain = wanted
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, LOOKED_AT)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, LONGEST);
  return plain || 'part';
}
