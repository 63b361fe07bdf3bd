import type { Work } from './context.ts';
import { decodeDevices, encodeDevices, type ListedDevice } from './device-list.ts';

/** Whose a token is, and what her list tells of the device. */
export interface FoundDevice extends ListedDevice {
  readonly person: string;
}

/** Undefined where no such token is known. `tokenHash` is SHA-256 in hex. */
export async function findDevice(work: Work, tokenHash: string): Promise<FoundDevice | undefined> {
  const row = await work
    .selectFrom('device')
    .innerJoin('person', 'person.id', 'device.person_id')
    .select(['person.id', 'person.devices'])
    .where('device.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const listed = decodeDevices(row.devices).find((device) => device.tokenHash === tokenHash);
  return listed && { ...listed, person: row.id };
}

/** Writes a person's list of devices anew; an exchange that read the former one begins again. */
export async function changeDevices(
  work: Work,
  person: string,
  change: (devices: readonly ListedDevice[]) => readonly ListedDevice[],
): Promise<void> {
  const row = await work.selectFrom('person').select('devices').where('id', '=', person).executeTakeFirstOrThrow();
  await work
    .updateTable('person')
    .set((person) => ({
      devices: encodeDevices(change(decodeDevices(row.devices))),
      version: person('version', '+', 1),
    }))
    .where('id', '=', person)
    .execute();
}

/** Changes one device of the list. */
export const changeDevice = (
  work: Work,
  { person, tokenHash }: { person: string; tokenHash: string },
  change: Partial<ListedDevice>,
): Promise<void> =>
  changeDevices(work, person, (devices) =>
    devices.map((device) => (device.tokenHash === tokenHash ? { ...device, ...change } : device)),
  );
