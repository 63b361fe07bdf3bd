import { deps } from '../../app/deps.ts';
import { type PricedWish, priceWish } from '../../app/downloads/price-wish.ts';
import { wishOf } from '../../app/downloads/wish-of.ts';
import { extentOfPart, isAnyWanted, isBelow, withPart } from '../../data/library/change-parts.ts';
import { planDownload } from '../../data/library/download.ts';
import { totalBytes } from '../../data/library/plan.ts';
import type { Rung } from '../../protocol/pack/module-manifest.ts';
import type { Extent } from '../../protocol/pack/selection.ts';
import { useLive } from '../../ui/use-live.ts';
import type { PartChoice } from './part-choices.ts';
import type { GetFormProps } from './rung-form.tsx';
import { rungsOfItems } from './rungs-of.ts';

/** A change of one part, with what it costs and what it lets go of. */
export interface PartChange extends PricedWish {
  readonly freedBytes: number;
}

/** A form that a part can have. */
export interface PartOption extends PartChange {
  readonly rung: Rung;
  /** Whether it is less than what is wished for now. */
  readonly isLess: boolean;
}

export interface PartOptions {
  /** From the lightest up. */
  readonly forms: readonly PartOption[];
  /** What is wished for now; undefined where nothing of the part is. */
  readonly present: Rung | undefined;
  /** No more of the part; undefined where nothing of it is wished for. */
  readonly nothing: PartChange | undefined;
}

/** In which forms a part of a course can be had. Undefined until they are weighed. */
export function usePartOptions(props: Pick<GetFormProps, 'study' | 'course' | 'phone'> & { choice: PartChoice }) {
  const { study, course, phone, choice } = props;
  const { download, lang } = study;
  return useLive(async (): Promise<PartOptions> => {
    const wish = wishOf(download, lang);
    const now = extentOfPart(wish, course, choice.number);
    const nowBytes = totalBytes(planDownload(course, wish));
    const change = async (extent: Extent): Promise<PartChange> => {
      const changed = withPart(wish, course, choice.number, extent);
      const priced = await priceWish(deps().library, changed, { course, download, phone });
      return { ...priced, freedBytes: nowBytes - totalBytes(planDownload(course, priced.wanted)) };
    };
    const rungs = rungsOfItems(choice.items);
    // A rung that the part does not have of its own brings the next lower one.
    const present = rungs.findLast((rung) => !isBelow(now, rung));
    const forms = rungs.map(async (rung) => ({
      rung,
      isLess: isBelow(rung, present ?? 'none'),
      ...(await change(rung)),
    }));
    return {
      forms: await Promise.all(forms),
      present,
      nothing: isAnyWanted(wish, course, choice.number) ? await change('none') : undefined,
    };
  }, [course, choice.number, download, phone]);
}
