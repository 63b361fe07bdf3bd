import { t } from '@lingui/core/macro';
import { answerLine, type LineAnswer } from '../data/usage/line.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { useUsage } from './use-usage.ts';

/**
 * Asks once for each connection what it is, where the browser does not tell. It stands where a download waits or comes, and holds up nothing:
 * until she answers, the line is taken for mobile data.
 */
export function LineQuestion() {
  const usage = useUsage();
  if (usage?.line !== 'unknown') return null;
  const answer = (line: LineAnswer) => () => void answerLine(line, Date.now());
  return (
    <Note
      icon="data"
      actions={
        <>
          <Button onClick={answer('wifi')}>{t`Wi-Fi`}</Button>
          <Button onClick={answer('mobile')}>{t`Mobile data`}</Button>
        </>
      }
    >
      {t`Is this Wi-Fi or mobile data?`}
    </Note>
  );
}
