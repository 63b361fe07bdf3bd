import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../../app/deps.ts';
import { StudyProblem } from '../../../app/study/study-problem.tsx';
import { letGo } from '../../../data/library/let-go.ts';
import { type Proposal, proposeRemoval } from '../../../data/library/propose-removal.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Note } from '../../../ui/note.tsx';
import { price } from '../../../ui/price.ts';
import { Choice } from '../choice.tsx';
import { bytesToFetch, isChosen, pictureOf, proposalKey } from '../chosen-proposals.ts';
import type { Space } from '../use-space.ts';

const USUAL_BYTES = 200_000_000;
const AMOUNTS_BYTES = [50_000_000, USUAL_BYTES, 500_000_000];
const NO_USE = { watched: new Set<number>(), usedAt: 0 };

interface MakeRoomProps {
  space: Space;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
}

/** What to let go of for as much room as she wants, what is missed least first; nothing goes before she says so. */
export function MakeRoom({ space, limitBytes }: MakeRoomProps) {
  const lackingBytes = lackingOf(space);
  const [wantedBytes, setWanted] = useState(lackingBytes || USUAL_BYTES);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [freedBytes, setFreed] = useState<number>();
  const [problem, setProblem] = useState<unknown>();
  const all = proposeRemoval(space.removable, (course) => space.uses.get(course) ?? NO_USE, wantedBytes);
  const chosen = all.filter((proposal) => isChosen(proposal, left));
  const bytes = chosen.reduce((sum, one) => sum + one.bytes, 0);
  const fetchBytes = bytesToFetch(chosen);
  const little = formatBytes(fetchBytes);
  const [size, cost] = [formatBytes(bytes), price(bytes, limitBytes)];

  const toggle = (proposal: Proposal) => {
    const next = new Set(left);
    if (isChosen(proposal, left)) next.add(proposalKey(proposal));
    else for (const key of [proposalKey(proposal), pictureOf(proposal)]) next.delete(key);
    setLeft(next);
  };
  const remove = async () => {
    setAsking(false);
    try {
      await letGo(
        deps(),
        chosen.flatMap(({ parts }) => parts),
      );
      setFreed(bytes);
      setProblem(undefined);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Card title={t`What may go`}>
      <Note kind="good">{t`Your answers and your progress are never removed here. Texts and quizzes stay, too.`}</Note>
      <Choice
        legend={t`How much room?`}
        options={amounts(lackingBytes)}
        value={wantedBytes}
        onChange={(value) => setWanted(value)}
      />
      {freedBytes !== undefined && <Note kind="good">{freedWords(freedBytes)}</Note>}
      {all.length === 0 ? (
        <p>{t`No sound or video can go. To make room, remove a course in “This phone”.`}</p>
      ) : (
        <>
          <div class="pick">
            {all.map((proposal) => (
              <label key={proposalKey(proposal)}>
                <input type="checkbox" checked={isChosen(proposal, left)} onChange={() => toggle(proposal)} />
                <ProposalWords proposal={proposal} space={space} />
              </label>
            ))}
          </div>
          {weightOf(all) < wantedBytes && (
            <p class="soft small">{t`More than this cannot go without whole courses.`}</p>
          )}
          <Button kind="stop" icon="trash" isWide isDisabled={bytes === 0} onClick={() => setAsking(true)}>
            {t`Remove ${size}`}
          </Button>
        </>
      )}
      {problem !== undefined && <StudyProblem error={problem} onRetry={remove} />}
      {isAsking && (
        <Dialog
          title={t`Remove ${size} from this phone?`}
          keep={t`Keep`}
          act={t`Remove`}
          onKeep={() => setAsking(false)}
          onAct={remove}
        >
          <p>{t`Your progress and your answers are kept.`}</p>
          {fetchBytes > 0 && <p>{t`So that the sound can play alone, ${little} come over the line now.`}</p>}
          <p>{t`To get the lessons again: ${cost}.`}</p>
        </Dialog>
      )}
    </Card>
  );
}

function ProposalWords({ proposal, space }: { proposal: Proposal; space: Space }) {
  const { course, bytes } = proposal;
  const title = space.courses.find((one) => one.course === course)?.title ?? t`Course ${course}`;
  const size = formatBytes(bytes);
  return (
    <span class="grow">
      <b class="below">{stepWords(proposal)}</b>
      <span class="soft small below" dir="auto">
        {title}
      </span>
      <span class="soft small below">{t`frees ${size}`}</span>
    </span>
  );
}

function stepWords({ kind, isWatched, parts }: Proposal): string {
  if (kind === 'sound') return isWatched ? t`Sound of videos you have watched` : t`Sound of videos not watched yet`;
  if (parts.some(({ extent }) => extent === 'text')) {
    return isWatched ? t`Videos you have watched, picture and sound` : t`Videos not watched yet, picture and sound`;
  }
  return isWatched
    ? t`Picture of videos you have watched: the sound stays`
    : t`Picture of videos not watched yet: the sound stays`;
}

function freedWords(freedBytes: number): string {
  const size = formatBytes(freedBytes);
  return t`${size} are free again.`;
}

const amounts = (lackingBytes: number) => [
  ...(lackingBytes > 0 ? [{ value: lackingBytes, words: lackingWords(lackingBytes) }] : []),
  ...AMOUNTS_BYTES.map((value) => ({ value, words: formatBytes(value) })),
];

function lackingWords(lackingBytes: number): string {
  const size = formatBytes(lackingBytes);
  return t`${size} for the course that stopped`;
}

/** What the downloads that a full phone stopped still need. */
const lackingOf = ({ courses }: Space): number =>
  courses
    .filter(({ download }) => download.state === 'failed' && download.reason === 'full')
    .reduce((sum, { download }) => sum + download.totalBytes - download.doneBytes, 0);

const weightOf = (proposals: readonly Proposal[]): number => proposals.reduce((sum, { bytes }) => sum + bytes, 0);
