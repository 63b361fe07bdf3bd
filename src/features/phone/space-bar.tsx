import { t } from '@lingui/core/macro';
import type { KindBytes } from '../../data/library/weigh-library.ts';
import { formatBytes } from '../../i18n/format.ts';
import './space-bar.css';

interface SpaceBarProps {
  kinds: KindBytes;
  /** Undefined where the browser does not tell. */
  freeBytes: number | undefined;
}

interface SpaceRow {
  readonly sign: string;
  readonly name: string;
  readonly bytes: number;
}

/** What the courses take up by kind, as a bar and in figures. */
export function SpaceBar({ kinds, freeBytes }: SpaceBarProps) {
  const rows = kindRows(kinds);
  const usedBytes = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  const wholeBytes = Math.max(1, usedBytes + (freeBytes ?? 0));
  return (
    <>
      <div class="space-bar" aria-hidden="true">
        {rows.map(({ sign, bytes }) => (
          <i key={sign} class={sign} style={{ '--v': (100 * bytes) / wholeBytes }} />
        ))}
      </div>
      <table class="num space-rows">
        <tbody>
          {rows.map(({ sign, name, bytes }) => (
            <tr key={sign}>
              <td>
                <span class={`space-key ${sign}`} aria-hidden="true" />
                {name}
              </td>
              <td>{formatBytes(bytes)}</td>
            </tr>
          ))}
          {freeBytes !== undefined && (
            <tr>
              <td>
                <span class="space-key" aria-hidden="true" />
                {t`Free for courses`}
              </td>
              <td>{formatBytes(freeBytes)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
}

/** As a person sorts it; kinds of which nothing is here are left out. */
export function kindRows({ text, captions, pictures, sound, video, files }: KindBytes): SpaceRow[] {
  const rows = [
    { sign: 'kind-text', name: t`Text and quizzes`, bytes: text + captions + pictures },
    { sign: 'kind-sound', name: t`Sound`, bytes: sound },
    { sign: 'kind-video', name: t`Video`, bytes: video },
    { sign: 'kind-files', name: t`Files`, bytes: files },
  ];
  return rows.filter(({ bytes }) => bytes > 0);
}
