const LONGEST = 60;

/** Folder names and keys (docs/authoring.md) for what foreign courses call their things; no two alike in one folder. */
export function createNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const name = toName(wanted);
    for (let n = 1; ; n++) {
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
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, LONGEST);
  return plain || 'part';
}
