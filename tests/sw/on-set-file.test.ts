import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepSets } from '../../sw/kept-sets.ts';
import { onSetFile } from '../../sw/on-set-file.ts';
import { dispatch } from './support/events.ts';
import { buildOf, HERE, phoneWithSets } from './support/phone-with-sets.ts';

const build = buildOf({ 'assets/need/fr/home-1.js': 'accueil', 'assets/need/ar/home-1.js': 'الرئيسية' });

beforeAll(() => vi.stubGlobal('location', new URL(HERE)));
afterAll(() => vi.unstubAllGlobals());

const ask = (phone: ReturnType<typeof phoneWithSets>, url: string, init?: RequestInit) =>
  dispatch<FetchEvent>((event) => onSetFile(event, phone.depsOf(build)), { request: new Request(url, init) }).response;

describe('the service worker, asked for a file of a set', () => {
  it('answers with what is kept, without a line', async () => {
    const phone = phoneWithSets();
    await keepSets(phone.depsOf(build), ['fr']);
    phone.between(() => {
      throw new TypeError('no line');
    });
    expect(await (await ask(phone, `${HERE}/assets/need/fr/home-1.js`))?.text()).toBe('accueil');
  });

  it('asks the server for what is not kept, and keeps nothing unasked', async () => {
    const phone = phoneWithSets();
    expect(await (await ask(phone, `${HERE}/assets/need/ar/home-1.js`))?.text()).toBe('الرئيسية');
    expect(await phone.read('assets/need/ar/home-1.js')).toBeUndefined();
  });

  it.each([
    `${HERE}/assets/index-1.js`,
    `${HERE}/assets/needless.js`,
    'http://elsewhere.test/assets/need/fr/home-1.js',
  ])('leaves %s to others', (url) => {
    expect(ask(phoneWithSets(), url)).toBeUndefined();
  });

  it('leaves everything but GET alone', () => {
    expect(ask(phoneWithSets(), `${HERE}/assets/need/fr/home-1.js`, { method: 'POST' })).toBeUndefined();
  });
});
