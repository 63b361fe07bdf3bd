/** The name of a block of a text among the units of its translation. */
export const blockUnit = (n: number): string => `b${n}`;

/** What the lock keeps of the hash of a unit: 32 bits tell an edit from none. */
export const unitHash = (hash: string): string => hash.slice(0, 8);
