import { readLine } from '../../data/usage/line.ts';
import { readRules } from '../../data/usage/rules.ts';
import { deps } from '../deps.ts';

/** Whether a tap that moves so many bytes is to be asked about first, by her rules and the line as it is now. */
export async function isDear(costBytes: number): Promise<boolean> {
  const { askAboveBytes } = await readRules();
  return askAboveBytes !== undefined && costBytes > askAboveBytes && (await readLine(deps().now())) !== 'wifi';
}
