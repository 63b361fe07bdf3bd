import type { Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import type { QtiItem } from './read-item.ts';

/** What making questions of one item takes. */
export interface ItemContext {
  item: QtiItem;
  report: Report;
  /** The language of the course. */
  lang: string;
  /** HTML as inline Markdown, in that language. */
  words: (html: string) => Words;
  /** HTML as inline Markdown. */
  inline: (html: string) => string;
}
