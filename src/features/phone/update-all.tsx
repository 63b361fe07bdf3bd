import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { AskFirst } from '../../app/downloads/ask-first.tsx';
import { isDear } from '../../app/downloads/is-dear.ts';
import { requestWish } from '../../app/downloads/request-wish.ts';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import type { Update } from '../../data/library/updates.ts';
import { Button } from '../../ui/button.tsx';
import { price } from '../../ui/price.ts';

interface UpdateAllProps {
  updates: readonly Update[];
  /** What she gives to a day, in bytes. */
  limitBytes: number;
}

/** One tap for all courses that have a newer version, where there are several. */
export function UpdateAll({ updates, limitBytes }: UpdateAllProps) {
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<{ problem: unknown; isNow: true | undefined }>();
  const costBytes = updates.reduce((sum, update) => sum + update.costBytes, 0);
  const updateAll = async (isNow?: true) => {
    try {
      for (const { course, wanted } of updates) await requestWish(course, { wanted, isUpdate: true }, isNow);
      setError(undefined);
    } catch (problem) {
      setError({ problem, isNow });
    }
  };
  const start = async () => ((await isDear(costBytes)) ? setAsking(true) : updateAll());
  const answer = (when: 'now' | 'by the rules' | 'never') => {
    setAsking(false);
    if (when !== 'never') void updateAll(when === 'now' ? true : undefined);
  };
  if (updates.length < 2 && !error) return null;
  const cost = price(costBytes, limitBytes);
  return (
    <>
      <Button icon="update" isWide onClick={() => void start()}>
        {t`Update all: ${cost}`}
      </Button>
      {error && <StudyProblem error={error.problem} onRetry={() => void updateAll(error.isNow)} />}
      {isAsking && <AskFirst costBytes={costBytes} onAnswer={answer} />}
    </>
  );
}
