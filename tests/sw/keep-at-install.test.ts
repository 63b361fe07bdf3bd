import { describe, expect, it } from 'vitest';
import { keepAtInstall } from '../../sw/keep-at-install.ts';
import { keepSets } from '../../sw/kept-sets.ts';
import { buildOf, phoneWithSets } from './support/phone-with-sets.ts';

const build = (version: number) =>
  buildOf(
    Object.fromEntries(
      ['en', 'fr', 'ar', 'reader'].map((set) => [`assets/need/${set}/a-${version}.js`, `${set} ${version}`]),
    ),
  );
const fileOf = (set: string, version = 1) => `assets/need/${set}/a-${version}.js`;

/** What an install asks the server for. */
async function askedAtInstall(chosen: string | undefined, browserTags: string[], phone = phoneWithSets(), version = 1) {
  const before = phone.asked.length;
  await keepAtInstall({ ...phone.depsOf(build(version)), recallLanguage: async () => chosen, browserTags });
  return phone.asked.slice(before);
}

describe('an install of the app', () => {
  it('keeps the words of the chosen language, and of no other', async () => {
    expect(await askedAtInstall('ar', ['fr-FR'])).toEqual([fileOf('ar')]);
  });

  it.each([
    [['fr-CA', 'en'], 'fr'],
    [['sw', 'ar-MA'], 'ar'],
    [['sw'], 'en'],
    [[], 'en'],
    [['reader'], 'en'],
  ])('keeps what a browser that asks for %o is shown before the first choice', async (tags, language) => {
    expect(await askedAtInstall(undefined, tags)).toEqual([fileOf(language)]);
  });

  it('goes by the browser where the choice cannot be read', async () => {
    const phone = phoneWithSets();
    const recallLanguage = () => Promise.reject(new DOMException('no database', 'UnknownError'));
    await keepAtInstall({ ...phone.depsOf(build(1)), recallLanguage, browserTags: ['fr'] });
    expect(phone.asked).toEqual([fileOf('fr')]);
  });

  it('fails where the words do not come, so that no app is installed that cannot speak', async () => {
    const phone = phoneWithSets();
    phone.between(() => new Response('<h1>Sign in</h1>'));
    await expect(askedAtInstall('fr', [], phone)).rejects.toThrow();
  });

  it('brings our QR reader along in an update, where the phone had it', async () => {
    const phone = phoneWithSets();
    await askedAtInstall('fr', [], phone);
    expect(await askedAtInstall('fr', [], phone, 2)).toEqual([fileOf('fr', 2)]);
    await keepSets(phone.depsOf(build(2)), ['reader']);
    expect(await askedAtInstall('fr', [], phone, 3)).toEqual([fileOf('fr', 3), fileOf('reader', 3)]);
  });
});
