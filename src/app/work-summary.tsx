import { loadMessages } from '../i18n/activate.ts';
import { lazyPart } from './lazy-part.tsx';

/** Where her work is, in short: the page of her work lends its head to others, with its words. */
export const WorkSummary = lazyPart(
  async () => {
    const [{ WorkCard }] = await Promise.all([import('../features/work/work-card.tsx'), loadMessages('work')]);
    return WorkCard;
  },
  <section class="card" id="work" style={{ minBlockSize: '16rem' }} />,
);
