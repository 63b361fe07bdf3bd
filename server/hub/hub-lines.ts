import { phoneLines } from '../print-addresses.ts';
import type { HubOptions } from './hub-options.ts';

interface HubAddresses extends Pick<HubOptions, 'from' | 'name'> {
  readonly port: number;
  readonly isTls: boolean;
  readonly publicUrl: string | undefined;
  readonly lan: readonly string[];
}

/** What whoever starts a hub needs to know once it runs. */
export const hubLines = (hub: HubAddresses): string[] => [
  '',
  `The hub "${hub.name}" runs. On this computer:  ${hub.isTls ? 'https' : 'http'}://localhost:${hub.port}`,
  ...phoneLines(hub),
  '',
  `It mirrors ${hub.from} and passes on what phones hand in.`,
  'What it holds, for phones and people:  /hub.json',
  '',
];
