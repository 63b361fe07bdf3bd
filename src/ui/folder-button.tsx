import { Icon, type IconName } from './icon.tsx';
import './file-button.css';

interface FolderButtonProps {
  icon: IconName;
  /** All files in it and below, with their paths. */
  onFiles: (files: readonly File[]) => void;
  children: string;
}

/** Lets her choose a folder of a computer or a memory card. */
export function FolderButton({ icon, onFiles, children }: FolderButtonProps) {
  return (
    <label class="btn wide file-button">
      <Icon name={icon} />
      <span>{children}</span>
      <input
        type="file"
        class="vh"
        // No standard yet, though every browser of a computer has it.
        ref={(input) => input?.setAttribute('webkitdirectory', '')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
