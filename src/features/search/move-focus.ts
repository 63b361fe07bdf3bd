const FOUND = '[data-found]';

/** Arrow keys go from the field down through what was found, and back up. */
export function moveFocus(event: KeyboardEvent, field: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof Element)) return;
  const places = [...(field ? [field] : []), ...event.currentTarget.querySelectorAll<HTMLElement>(FOUND)];
  const at = document.activeElement instanceof HTMLElement ? places.indexOf(document.activeElement) : -1;
  const next = places[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
