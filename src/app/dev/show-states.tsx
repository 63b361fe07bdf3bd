import { BaleMark } from '../../ui/bale-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Waybill } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Note } from '../../ui/note.tsx';
import { Route, Stop, Stops } from '../../ui/route.tsx';
import { Pill, StateLine } from '../../ui/state-line.tsx';
import type { StationKind } from '../../ui/station.tsx';
import type { SampleWords } from './sample-words.ts';
import { Shelf } from './shelf.tsx';

const NOTES = ['plain', 'good', 'warn', 'err'] as const;
const STATIONS: readonly StationKind[] = ['done', 'here', 'next', 'quiz', 'wrong', 'end'];
const WORK = [
  { unsent: 0, hasBeenSent: false, isOnline: true },
  { unsent: 0, hasBeenSent: true, isOnline: true },
  { unsent: 1, hasBeenSent: true, isOnline: true },
  { unsent: 12, hasBeenSent: true, isOnline: false },
];

/** What says how things stand. */
export const ShowStates = ({ words: { title, sentence, verb } }: { words: SampleWords }) => (
  <>
    <Shelf name="State line">
      {WORK.map((work) => (
        <StateLine key={`${work.unsent} ${work.hasBeenSent}`} {...work}>
          <Pill href="/phone" icon="data">
            {verb}
          </Pill>
        </StateLine>
      ))}
    </Shelf>
    <Shelf name="Notes">
      {NOTES.map((kind) => (
        <Note key={kind} kind={kind} actions={<Button>{verb}</Button>}>
          {sentence}
        </Note>
      ))}
    </Shelf>
    <Shelf name="Nothing here">
      <Empty title={title} words={sentence} action={<Button kind="go">{verb}</Button>} />
    </Shelf>
    <Shelf name="Route, down and across">
      <Route>
        {STATIONS.map((kind) => (
          <Stop key={kind} kind={kind}>
            <p>{title}</p>
          </Stop>
        ))}
      </Route>
      <Stops stops={STATIONS.map((kind, index) => ({ kind, name: `${verb} ${index + 1}` }))} />
    </Shelf>
    <Shelf name="Waybill">
      <Waybill load={<Button>{verb}</Button>}>
        <div class="row top-aligned">
          <BaleMark mark={{ sign: 1, cloth: 'a' }} />
          <div class="grow">
            <h3>{title}</h3>
            <p class="soft small">{sentence}</p>
          </div>
        </div>
      </Waybill>
    </Shelf>
  </>
);
