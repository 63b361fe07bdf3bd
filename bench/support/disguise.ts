import type { Page } from 'playwright-core';

export type Disguise = 'debian' | 'android';

/** Brands of Chrome on Android; the version is this browser's own. */
const ANDROID = { platform: 'Android', platformVersion: '10.0.0', model: 'K', mobile: true };
const DEBIAN = { platform: 'Linux', platformVersion: '', model: '', mobile: false };

/**
 * Makes a headless browser say of itself what one with a screen says (only the word "Headless" goes), or what Chrome on a phone
 * says. So the headers have the length that they have there.
 */
export async function disguise(page: Page, as: Disguise): Promise<void> {
  const { userAgent, brands } = await page.evaluate(async () => {
    // Not in TypeScript's DOM yet.
    const data: unknown = Reflect.get(navigator, 'userAgentData');
    const known: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'brands') : [];
    return { userAgent: navigator.userAgent, brands: JSON.stringify(known) };
  });
  const renamed = brands.replaceAll('HeadlessChrome', as === 'android' ? 'Google Chrome' : 'Chromium');
  const system = as === 'android' ? '(Linux; Android 10; K)' : '(X11; Linux x86_64)';
  const shown = userAgent.replace('Headless', '').replace(/\([^)]*\)/, system);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setUserAgentOverride', {
    userAgent: as === 'android' ? shown.replace(' Safari', ' Mobile Safari') : shown,
    userAgentMetadata: { brands: uniqueBrands(renamed), architecture: '', ...(as === 'android' ? ANDROID : DEBIAN) },
  });
}

/** Headless browsers name their engine and themselves; the same name twice would not be said. */
function uniqueBrands(json: string): { brand: string; version: string }[] {
  const brands: { brand: string; version: string }[] = JSON.parse(json);
  return [...new Map(brands.map((brand) => [brand.brand, brand])).values()];
}
