import { describe, expect, it } from 'vitest';
import { forgetOldSets, keepSets } from '../../sw/kept-sets.ts';
import { readListedFiles } from '../../sw/listed-files.ts';
import { buildOf, phoneWithSets } from './support/phone-with-sets.ts';

const first = buildOf({
  'assets/app-1.js': 'app 1',
  'assets/need/fr/home-1.js': 'accueil 1',
  'assets/need/fr/pages-1.js': 'pages 1',
  'assets/need/ar/home-1.js': 'الرئيسية',
});
/** Home says something new in French; its other pages say the same. */
const second = buildOf({
  'assets/app-2.js': 'app 2',
  'assets/need/fr/home-2.js': 'accueil 2',
  'assets/need/fr/pages-1.js': 'pages 1',
});
const third = buildOf({ 'assets/app-3.js': 'app 3', 'assets/need/fr/home-3.js': 'accueil 3' });

describe('the list of the build', () => {
  it('is taken apart into what all phones keep and what only some do', () => {
    expect(first.listed.forAll.map((entry) => (typeof entry === 'string' ? entry : entry.url))).toEqual([
      'assets/app-1.js',
      'index.html',
    ]);
    expect([...first.listed.sets.keys()]).toEqual(['fr', 'ar']);
    expect(first.listed.build).not.toBe(second.listed.build);
  });

  it('is refused where a file has no hash', () => {
    expect(() => readListedFiles(['index.html'])).toThrow('without a hash');
    expect(() => readListedFiles([{ url: 'index.html', revision: '1' }])).toThrow('without a hash');
  });
});

describe('a set of files', () => {
  it('is kept whole, alone, and once', async () => {
    const phone = phoneWithSets();
    await keepSets(phone.depsOf(first), ['fr']);
    await keepSets(phone.depsOf(first), ['fr']);
    expect(phone.asked).toEqual(['assets/need/fr/home-1.js', 'assets/need/fr/pages-1.js']);
    expect(await phone.read('assets/need/fr/pages-1.js')).toBe('pages 1');
    expect(await phone.read('assets/need/ar/home-1.js')).toBeUndefined();
  });

  it('is not kept where a captive portal answers 200 in its place, and can be kept afterwards', async () => {
    const phone = phoneWithSets();
    phone.between((path) => (path.includes('pages') ? new Response('<h1>Sign in</h1>') : undefined));
    await expect(keepSets(phone.depsOf(first), ['fr'])).rejects.toThrow('the hash is another');
    expect(await phone.read('assets/need/fr/pages-1.js')).toBeUndefined();
    phone.between(undefined);
    await keepSets(phone.depsOf(first), ['fr']);
    expect(await phone.read('assets/need/fr/pages-1.js')).toBe('pages 1');
  });

  it('is not kept where the answer is an error, whatever its bytes', async () => {
    const phone = phoneWithSets();
    phone.between(() => new Response('الرئيسية', { status: 503 }));
    await expect(keepSets(phone.depsOf(first), ['ar'])).rejects.toThrow('503');
    expect(await phone.read('assets/need/ar/home-1.js')).toBeUndefined();
  });

  it('is refused where the build has none of this name', async () => {
    await expect(keepSets(phoneWithSets().depsOf(first), ['xx'])).rejects.toThrow('no set xx');
  });
});

describe('a set that goes with two others', () => {
  const build = buildOf({
    'assets/need/fr/home-1.js': 'accueil',
    'assets/need/later/notes-1.js': 'notes',
    'assets/need/later.fr/later-1.js': 'mots',
    'assets/need/later.ar/later-1.js': 'كلمات',
  });

  it('comes with the second of them, whichever that is', async () => {
    for (const order of [
      ['fr', 'later'],
      ['later', 'fr'],
    ] as const) {
      const phone = phoneWithSets();
      await keepSets(phone.depsOf(build), [order[0]]);
      expect(await phone.read('assets/need/later.fr/later-1.js')).toBeUndefined();
      await keepSets(phone.depsOf(build), [order[1]]);
      expect(await phone.read('assets/need/later.fr/later-1.js')).toBe('mots');
      expect(await phone.read('assets/need/later.ar/later-1.js')).toBeUndefined();
    }
  });

  it('comes with both of them', async () => {
    const phone = phoneWithSets();
    await keepSets(phone.depsOf(build), ['fr', 'later']);
    expect(await phone.read('assets/need/later.fr/later-1.js')).toBe('mots');
  });
});

describe('an update', () => {
  it('fetches only what has changed, and leaves the words of the open page where they are', async () => {
    const phone = phoneWithSets();
    await keepSets(phone.depsOf(first), ['fr']);
    phone.asked.length = 0;
    await keepSets(phone.depsOf(second), ['fr']);
    await forgetOldSets(phone.depsOf(second));
    expect(phone.asked).toEqual(['assets/need/fr/home-2.js']);
    expect(await phone.read('assets/need/fr/home-1.js')).toBe('accueil 1');
  });

  it('forgets the build before the last one, and nothing of other caches', async () => {
    const phone = phoneWithSets();
    await (await phone.caches.open('precache')).put('/assets/other.js', new Response('other'));
    for (const build of [first, second, third]) {
      await keepSets(phone.depsOf(build), ['fr']);
      await forgetOldSets(phone.depsOf(build));
    }
    const texts = ['home-1', 'home-2', 'home-3'].map((name) => phone.read(`assets/need/fr/${name}.js`));
    expect(await Promise.all(texts)).toEqual([undefined, 'accueil 2', 'accueil 3']);
    expect(await phone.read('assets/other.js')).toBe('other');
    // What both builds said in the same words was the new one's own.
    expect(await phone.read('assets/need/fr/pages-1.js')).toBe('pages 1');
  });
});
