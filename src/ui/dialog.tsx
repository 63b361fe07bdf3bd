import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import './dialog.css';

interface ModalProps {
  title: ComponentChildren;
  children: ComponentChildren;
  /** Escape was pressed: it closes, unless the default of this is prevented. */
  onCancel: (event: Event) => void;
}

/** A question that has to be answered before anything else. Shown as long as it is rendered; its first control has the focus. */
export function Modal({ title, children, onCancel }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} aria-labelledby={id} onCancel={onCancel}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

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

/** Asks before something that cannot be undone cheaply. Escape keeps. */
export function Dialog({ title, children, keep, act, onKeep, onAct }: DialogProps) {
  return (
    <Modal title={title} onCancel={onKeep}>
      <div>{children}</div>
      <div class="row">
        <Button onClick={onKeep}>{keep}</Button>
        <Button kind="stop" onClick={onAct}>
          {act}
        </Button>
      </div>
    </Modal>
  );
}
