import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../../src/ui/icon.tsx';
import '../../../src/ui/file-button.css';

interface ChooseButtonProps {
  kind?: 'go' | 'default';
  isFolder?: boolean;
  /** What it is for, for screen readers, where several stand on one page. */
  label?: string | undefined;
  onFiles: (files: FileList | null) => void;
  children: string;
}

/** Lets files be chosen, or a folder with all that is in it. */
export function ChooseButton({ kind = 'default', isFolder = false, label, onFiles, children }: ChooseButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.webkitdirectory = isFolder;
  }, [isFolder]);
  return (
    <label class={kind === 'go' ? 'btn go file-button' : 'btn file-button'}>
      <Icon name={isFolder ? 'courses' : 'file'} />
      <span>{children}</span>
      <input
        ref={input}
        type="file"
        class="vh"
        multiple
        aria-label={label && `${children}: ${label}`}
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
