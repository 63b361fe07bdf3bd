/** A place in a lesson that an address names: `?item=N`, and in it `&block=B` of a text or `&t=SECOND` of a video. */
export interface AskedPlace {
  readonly item: number | undefined;
  readonly block: number | undefined;
  readonly second: number | undefined;
}

/** Reads the query of a lesson's address. What is no whole number from 0 up was not asked. */
export function askedPlace(query: URLSearchParams): AskedPlace {
  const number = (name: string): number | undefined => {
    const text = query.get(name) ?? '';
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  };
  return { item: number('item'), block: number('block'), second: number('t') };
}
