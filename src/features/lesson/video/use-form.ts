import { useEffect, useRef, useState } from 'preact/hooks';
import { chooseForm, nameOfForm } from './choose-form.ts';
import type { PlayableForm, PlayedRung } from './video-on-phone.ts';

/** How what is played can be changed. */
export type FormControl = Omit<ReturnType<typeof useForm>, 'form'>;

/**
 * What to play of what is here. It stays while it can be played: a better form that arrives meanwhile waits until she asks for it, and
 * where chunks of it leave the phone it plays on with what is left. What this phone cannot play gives way to the next lower form.
 */
export function useForm(forms: readonly PlayableForm[]) {
  const [rung, setRung] = useState<PlayedRung>();
  const [isSoundOnly, setSoundOnly] = useState(false);
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<PlayableForm>(undefined);
  const whole = forms.filter((form) => form.isWhole).map(nameOfForm);
  // What came back whole is worth another try.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is whole decides, not the list of it.
  useEffect(() => setFailed(new Set()), [whole.join()]);

  const at = rung ?? last.current?.rung;
  const found = chooseForm(forms, { rung: at, isSoundOnly, failed });
  const left = last.current && !failed.has(nameOfForm(last.current)) ? { ...last.current, isWhole: false } : undefined;
  const form = found ?? left;
  // Without the picture for a while, she is still at the rung of the picture.
  if (found && !isSoundOnly) last.current = found;
  return {
    form,
    isSoundOnly,
    setSoundOnly,
    choose: setRung,
    fail: (form: PlayableForm) => setFailed(new Set([...failed, nameOfForm(form)])),
    retry: () => setFailed(new Set()),
  };
}
