import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import './dialog.css';

interface DialogProps {
  title: string;
  /** What undoing would cost. */
  children: ComponentChildren;
  /** Words of the safe choice, which is first and has the focus. */
  keep: string;
  /** Words of what cannot be undone cheaply. */
  act: string;
  onKeep: () => void;
  onAct: () => void;
}

/** Asks before something that cannot be undone cheaply. Shown as long as it is rendered; Escape keeps. */
export function Dialog({ title, children, keep, act, onKeep, onAct }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} aria-labelledby={id} onCancel={onKeep}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        <div>{children}</div>
        <div class="row">
          <Button onClick={onKeep}>{keep}</Button>
          <Button kind="stop" onClick={onAct}>
            {act}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
