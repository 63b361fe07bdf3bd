import { BaleMark } from '../../ui/bale-mark.tsx';
import { CodeCard } from '../../ui/code-card.tsx';
import { Dunes } from '../../ui/dunes.tsx';
import { Icon, type IconName, Logo } from '../../ui/icon.tsx';
import sprite from '../../ui/icons.svg?raw';
import { QrCode } from '../../ui/qr-code.tsx';
import type { SampleWords } from './sample-words.ts';
import { Shelf } from './shelf.tsx';

/** All icons of the sprite: those that no page shows stand here too. */
const ICONS = [...sprite.matchAll(/id="i-([\w-]+)"/g)].map(([, name]) => name);
const isIcon = (name: string | undefined): name is IconName => name !== undefined;
const SIGNS = [1, 2, 3, 4, 5, 6];
const CLOTHS = ['a', 'b', 'c', 'd'];
const JOURNEYS = [
  { done: [false, false, false], here: 0 },
  { done: [true, true, false, false, false], here: 2 },
  { done: [true, true, true], here: undefined },
];

/** What is looked at. */
export const ShowPictures = ({ words: { sentence } }: { words: SampleWords }) => (
  <>
    <Shelf name="Icons and the mark">
      <p class="row">
        {ICONS.filter(isIcon).map((name) => (
          <Icon key={name} name={name} />
        ))}
        <Logo />
      </p>
      <p class="row">
        {SIGNS.flatMap((sign) => CLOTHS.map((cloth) => <BaleMark key={`${sign}${cloth}`} mark={{ sign, cloth }} />))}
      </p>
    </Shelf>
    <Shelf name="Dunes with a journey">
      {JOURNEYS.map((journey) => (
        <div key={journey.done.length + String(journey.here)} class="band">
          <Dunes journey={journey} label={sentence} />
        </div>
      ))}
    </Shelf>
    <Shelf name="Codes">
      <CodeCard code="4F7K2M9P" label={sentence}>
        <p>{sentence}</p>
      </CodeCard>
      <QrCode text={sentence} label={sentence} isLarge />
    </Shelf>
  </>
);
