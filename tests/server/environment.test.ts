import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../server/environment.ts';

describe('the settings', () => {
  it('have a default each, so that none needs to be given', () => {
    expect(readEnvironment({ PATH: '/bin', PUBLIC_URL: '' })).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: resolve('data'),
      databaseUrl: undefined,
      packsDir: resolve('data/packs'),
      catalogueKeys: resolve('data/keys'),
      quotaBytes: 4_294_967_296,
      distDir: resolve('dist'),
      tls: undefined,
      publicUrl: undefined,
      logLevel: 'info',
      demoClassCode: 'SESAME',
    });
  });

  it('look for packs in the data folder that was named', () => {
    expect(readEnvironment({ DATA_DIR: '/srv/caravan' }).packsDir).toBe(join('/srv/caravan', 'packs'));
  });

  it('never repeat the password of a database', () => {
    const failing = () => readEnvironment({ DATABASE_URL: 'mysql://caravan:secret-word@localhost/caravan' });
    expect(failing).toThrow('DATABASE_URL');
    expect(failing).not.toThrow('secret-word');
  });

  it('take a public address as its origin alone', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://caravan.example/' }).publicUrl).toBe('https://caravan.example');
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'caravan.example' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DEMO_CLASS_CODE', { DEMO_CLASS_CODE: 'OPEN' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://caravan@localhost/caravan' }],
    ['TLS_CERT and TLS_KEY', { TLS_KEY: 'key.pem' }],
  ])('are refused by name: %s', (name, env) => {
    expect(() => readEnvironment(env)).toThrow(name);
  });
});
