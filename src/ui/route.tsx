import type { ComponentChildren } from 'preact';
import { Station, type StationKind } from './station.tsx';
import './route.css';

/** A way of stations, downwards: solid is travelled, stitched is ahead. */
export const Route = ({ children }: { children: ComponentChildren }) => <ol class="route">{children}</ol>;

interface StopProps {
  kind: StationKind;
  children: ComponentChildren;
}

/** One station of a route; its words say what the sign says. */
export function Stop({ kind, children }: StopProps) {
  return (
    <li class={kind === 'done' ? 'done' : ''} aria-current={kind === 'here' ? 'step' : undefined}>
      <Station kind={kind} />
      {children}
    </li>
  );
}

interface StopsProps {
  stops: readonly { readonly kind: StationKind; readonly name: string }[];
}

/** The same, across: for a few stations with short names. */
export function Stops({ stops }: StopsProps) {
  return (
    <ol class="stops">
      {stops.map(({ kind, name }) => (
        <li key={name} class={kind === 'done' ? 'done' : ''} aria-current={kind === 'here' ? 'step' : undefined}>
          <Station kind={kind} />
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
