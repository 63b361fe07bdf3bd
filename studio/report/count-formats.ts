/** How a language writes counts, shares from 0 to 1, and bytes in kB and MB of 1000. */
export interface CountFormats {
  number: (count: number) => string;
  percent: (share: number) => string;
  bytes: (bytes: number) => string;
}

export function countFormats(lang: string): CountFormats {
  const format = (value: number, options?: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(lang, options).format(value);
  const percentOf = (share: number): string => format(share, { style: 'percent', maximumFractionDigits: 1 });
  // Beside Arabic words the sign would be read the wrong way round.
  const under = lang.startsWith('ar') ? 'أقل من' : '<';
  const inUnit = (value: number, unit: 'kilobyte' | 'megabyte'): string =>
    format(value, { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' && value < 10 ? 1 : 0 });
  return {
    number: (count) => format(count),
    // Never rounded up: nearly all is not all. A cost that is nearly nothing is not nothing.
    percent: (share) =>
      share > 0 && share < 0.001 ? `${under} ${percentOf(0.001)}` : percentOf(Math.floor(share * 1000 + 1e-9) / 1000),
    // Arabic writes one of the two out: they stand below each other.
    bytes: (bytes) =>
      bytes < 95_000 ? inUnit(bytes / 1e3, 'kilobyte').replace('كيلوبايت', 'ك.ب') : inUnit(bytes / 1e6, 'megabyte'),
  };
}
