import { Icon, type IconName } from './icon.tsx';
import './file-button.css';

interface FileButtonProps {
  icon: IconName;
  isDisabled?: boolean;
  onFile: (file: File) => void;
  children: string;
}

/** Lets her choose one file of the phone. Every file can be chosen: endings get lost on the way. */
export function FileButton({ icon, isDisabled = false, onFile, children }: FileButtonProps) {
  return (
    <label class="btn wide file-button" aria-disabled={isDisabled || undefined}>
      <Icon name={icon} />
      <span>{children}</span>
      <input
        type="file"
        class="vh"
        disabled={isDisabled}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file can be chosen again.
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
