import { afterEach, describe, expect, it, vi } from 'vitest';
import { isBlocked, originsOf, withSpace } from '../../src/app/hub/hub-address.ts';

afterEach(() => vi.unstubAllGlobals());

describe('the address of a hub', () => {
  it('is tried with a certificate first where it is a name, and in plain first where it is of a private network', () => {
    expect(originsOf(' hub.campus.example/ ')).toEqual(['https://hub.campus.example', 'http://hub.campus.example']);
    expect(originsOf('192.168.4.1:8080')).toEqual(['http://192.168.4.1:8080', 'https://192.168.4.1:8080']);
    expect(originsOf('hub.local')[0]).toBe('http://hub.local');
    expect(originsOf('172.20.1.1')[0]).toBe('http://172.20.1.1');
    expect(originsOf('172.32.1.1')[0]).toBe('https://172.32.1.1');
  });

  it('is taken at its word where it says how', () => {
    expect(originsOf('HTTPS://Hub.Campus.Example/phone?x=1')).toEqual(['https://hub.campus.example']);
    expect(originsOf('http://10.0.0.5:8080')).toEqual(['http://10.0.0.5:8080']);
  });

  it.each(['', 'not an address', 'http://', 'ftp://hub.example', 'user:secret@hub.example'])('is not %j', (typed) => {
    expect(originsOf(typed)).toEqual([]);
  });
});

describe('a request to a hub', () => {
  it('says that it stays within the campus where it is in plain from a page of HTTPS, and not to the same computer', () => {
    const secure = { protocol: 'https:' };
    const plain = new URL('http://192.168.4.1/hub.json');
    expect(withSpace(plain, { method: 'POST' }, secure)).toEqual({ method: 'POST', targetAddressSpace: 'local' });
    expect(withSpace(plain, undefined, { protocol: 'http:' })).toEqual({});
    expect(withSpace(new URL('https://hub.campus.example/hub.json'), undefined, secure)).toEqual({});
    expect(withSpace(new URL('http://127.0.0.1:8080/hub.json'), undefined, secure)).toEqual({});
  });

  it('is blocked in plain from a page of HTTPS, where the browser knows no Local Network Access', () => {
    const secure = { protocol: 'https:' };
    vi.stubGlobal('Request', class {});
    expect(isBlocked('http://192.168.4.1', secure)).toBe(true);
    expect(isBlocked('https://192.168.4.1', secure)).toBe(false);
    expect(isBlocked('http://192.168.4.1', { protocol: 'http:' })).toBe(false);
    class Knowing {
      get targetAddressSpace() {
        return 'local';
      }
    }
    vi.stubGlobal('Request', Knowing);
    expect(isBlocked('http://192.168.4.1', secure)).toBe(false);
  });
});
