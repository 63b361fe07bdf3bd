import { networkInterfaces } from 'node:os';
import type { FacilitatorLink } from './start/seed-classes.ts';

export interface Addresses {
  readonly port: number;
  readonly isTls: boolean;
  readonly publicUrl: string | undefined;
  /** IPv4 addresses of this computer in its networks. */
  readonly lan: readonly string[];
  readonly classCode: string;
  /** Made at this start; they are shown once. */
  readonly newLinks: readonly FacilitatorLink[];
  /** Where links made before can be read again. */
  readonly linkFile: string;
}

/** What a person needs to know once the server runs: which address works where, and why another does not. */
export function addressLines(addresses: Addresses): string[] {
  const { port, isTls, publicUrl, classCode, newLinks, linkFile } = addresses;
  const here = `${isTls ? 'https' : 'http'}://localhost:${port}`;
  const base = publicUrl ?? here;
  return [
    '',
    `Caravan runs. On this computer:  ${here}`,
    ...phoneLines(addresses),
    '',
    `Class code to join the demo class:  ${classCode}`,
    ...newLinks.map(({ className, path }) => `Facilitator's page of "${className}", keep it secret:  ${base}${path}`),
    ...(newLinks.length === 0 ? [`Facilitator's links:  see ${linkFile}`] : []),
    '',
  ];
}

/** How a phone gets here. */
export function phoneLines({
  port,
  isTls,
  publicUrl,
  lan,
}: Pick<Addresses, 'port' | 'isTls' | 'publicUrl' | 'lan'>): string[] {
  if (publicUrl?.startsWith('https:')) return [`On a phone:  ${publicUrl}`];
  if (isTls) {
    return [
      ...lan.map((address) => `On a phone in this network:  https://${address}:${port}`),
      'The phone must trust the certificate, and it must name the address that the phone opens.',
    ];
  }
  return [
    ...lan.map((address) => `On a phone in this network:  http://${address}:${port}  (to look at only)`),
    'Over plain HTTP from another device a browser keeps nothing: service workers need HTTPS or localhost.',
    'To study on a phone, either',
    `  - join it by USB, run  adb reverse tcp:${port} tcp:${port}  and open  http://localhost:${port}  on the phone;`,
    '  - or start with TLS_CERT and TLS_KEY, the files of a certificate and its key;',
    '  - or put a proxy that speaks HTTPS in front, and its address into PUBLIC_URL (docs/operations.md).',
  ];
}

/** IPv4 addresses of this computer in its networks. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : []));
