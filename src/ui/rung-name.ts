import { t } from '@lingui/core/macro';
import type { Extent } from '../protocol/pack/selection.ts';

/** "Text and quiz", "sound", "video 144p": what a rung brings, in words. */
export function rungName(rung: Extent): string {
  if (rung === 'none') return t`Chosen lessons only`;
  if (rung === 'text') return t`Text and quiz`;
  if (rung === 'audio') return t`Sound`;
  const lines = `${rung}p`;
  return t`Video ${lines}`;
}
