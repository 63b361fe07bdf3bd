const PATHS = {
  'full-screen': 'M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5',
  sound: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6m2.5-9a8.5 8.5 0 0 1 0 12',
  muted: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zm12 0 5 5m0-5-5 5',
  'picture-in-picture': 'M11 19H2.5V5h19v5M13 13h8.5v6H13z',
} as const;

/** Signs that only the player has: the sprite is fetched with the first screen. */
export const PlayerIcon = ({ name }: { name: keyof typeof PATHS }) => (
  <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
