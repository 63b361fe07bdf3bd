import type { ComponentChildren } from 'preact';
import { isLinkCode } from '../protocol/people/codes.ts';
import { QrCode } from './qr-code.tsx';
import './code-card.css';

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
  return (
    <div class="stack">
      <p class="big num">
        <bdi dir="ltr">{grouped(code)}</bdi>
      </p>
      <div class="row code-card">
        <QrCode text={joinAddress(code)} label={label} />
        <div class="grow stack">{children}</div>
      </div>
    </div>
  );
}

/** Eight signs are read and compared more easily four by four; a class code may be a word. */
const grouped = (code: string): string => (isLinkCode(code) ? `${code.slice(0, 4)} ${code.slice(4)}` : code);
