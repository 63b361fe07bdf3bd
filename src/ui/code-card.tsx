import type { ComponentChildren } from 'preact';
import { QrCode } from './qr-code.tsx';

/** The address that a class or link code is opened by: what its QR holds. */
export const joinAddress = (code: string): string => `${location.origin}/join/${code}`;

interface CodeCardProps {
  code: string;
  /** What the QR leads to, for who cannot see it. */
  label: string;
  /** How long it is good for, what to do with it. */
  children: ComponentChildren;
}

/** A code to read aloud, write down or scan. */
export function CodeCard({ code, label, children }: CodeCardProps) {
  const half = code.length / 2;
  return (
    <div class="row">
      <QrCode text={joinAddress(code)} label={label} />
      <div class="grow stack">
        <p class="big num">
          <bdi dir="ltr">{`${code.slice(0, half)} ${code.slice(half)}`}</bdi>
        </p>
        {children}
      </div>
    </div>
  );
}
