import { describe, expect, it } from 'vitest';
import { type Addresses, addressLines } from '../../server/print-addresses.ts';

const text = (given: Partial<Addresses>) =>
  addressLines({
    port: 8080,
    isTls: false,
    publicUrl: undefined,
    lan: ['192.0.2.7'],
    classCode: 'SESAME',
    newLinks: [],
    linkFile: '/data/facilitator-link.txt',
    ...given,
  }).join('\n');

describe('the printed addresses', () => {
  it('name the ways to a phone while the server speaks plain HTTP', () => {
    const plain = text({});
    for (const way of ['http://localhost:8080', 'adb reverse tcp:8080 tcp:8080', 'TLS_CERT', 'TLS_KEY', 'PUBLIC_URL']) {
      expect(plain).toContain(way);
    }
    expect(plain).toMatch(/http:\/\/192\.0\.2\.7:8080 .*look at only/);
  });

  it('name the address in the network once there is a certificate', () => {
    expect(text({ isTls: true })).toContain('https://192.0.2.7:8080');
    expect(text({ isTls: true })).not.toContain('adb');
  });

  it('name the public address, also in the facilitator’s link', () => {
    const lines = text({ publicUrl: 'https://caravan.example', newLinks: [{ className: 'C', path: '/centre#abc' }] });
    expect(lines).toContain('On a phone:  https://caravan.example');
    expect(lines).toContain('https://caravan.example/centre#abc');
  });
});
