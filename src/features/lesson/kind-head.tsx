import { Icon, type IconName } from '../../ui/icon.tsx';

/** The title of an item with a small mark above it that says what it is. */
export function KindHead({ icon, kind, title }: { icon: IconName; kind: string; title: string | undefined }) {
  return (
    <>
      <p class="say small soft">
        <Icon name={icon} isSmall />
        <span>{kind}</span>
      </p>
      {title !== undefined && <h2>{title}</h2>}
    </>
  );
}
