import { t } from '@lingui/core/macro';
import type { Proposal } from '../../data/phone/propose-rung.ts';
import { rungName } from '../../ui/rung-name.ts';

interface ProposalNoteProps {
  proposal: Proposal;
  isOnWifi: boolean;
}

/** Which form is proposed, and why not a richer one. */
export const ProposalNote = (props: ProposalNoteProps) => <p class="soft small">{words(props)}</p>;

function words({ proposal, isOnWifi }: ProposalNoteProps): string {
  const name = rungName(proposal.rung);
  switch (proposal.heldBy) {
    case 'nothing':
      return isOnWifi
        ? t`Proposed: ${name}. This phone plays it well, and there is Wi-Fi now.`
        : t`Proposed: ${name}. This phone plays it well, and it takes little of today's data.`;
    case 'data':
      return t`Proposed: ${name}. More would take over a fifth of today's data.`;
    case 'room':
      return t`Proposed: ${name}. There is no room for more on this phone.`;
    case 'player':
      return t`Proposed: ${name}. This phone does not play more than that smoothly.`;
  }
}
