import { t } from '@lingui/core/macro';
import { Card } from '../../ui/card.tsx';
import type { Entry } from './entry.ts';
import { TermRow } from './term-list.tsx';

/** The term that a link asks for, before all others. */
export const AskedTerm = ({ entry, lang }: { entry: Entry; lang: string }) => (
  <Card title={t`What you asked for`}>
    <div class="term">
      <TermRow entry={entry} lang={lang} />
    </div>
  </Card>
);
