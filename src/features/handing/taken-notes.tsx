import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import type { TakenCourse, TakenPacks } from '../../handing/take-packs.ts';
import { formatBytes } from '../../i18n/format.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { lackingNames } from './lacking-names.ts';

/** What came of taking a file or a folder in. */
export function TakenNotes({ taken }: { taken: TakenPacks }) {
  switch (taken.kind) {
    case 'taken':
      return (
        <>
          {taken.courses.map((one, n) => (
            <CourseNote key={n} taken={one} />
          ))}
        </>
      );
    case 'foreign':
      return <Note kind="err">{t`There is no course of Caravan in this.`}</Note>;
    case 'copy':
      return (
        <Note
          actions={<Button href="/rescue">{t`Bring my work back`}</Button>}
        >{t`This is a copy of someone’s work, not a course.`}</Note>
      );
    case 'work':
      return (
        <Note
          actions={<Button href="/carry">{t`Without a network`}</Button>}
        >{t`This is work on its way to the server, not a course.`}</Note>
      );
    case 'newer':
      return <Note kind="warn">{t`This comes from a newer version of the app. Update this one first.`}</Note>;
    case 'damaged':
      return (
        <Note kind="err">{t`The file is damaged at its beginning: nothing of it can be used. Ask for it again.`}</Note>
      );
    case 'unreadable':
      return <Note kind="err">{t`The file cannot be read any more. Open it again.`}</Note>;
    case 'untrusted':
      return <Note kind="err">{t`Nobody whom this app trusts vouches for this file. Nothing of it was taken.`}</Note>;
  }
}

function CourseNote({ taken: { offer, end } }: { taken: TakenCourse }) {
  const root = offer?.course.root;
  const title = root ? inLanguage(root.title, i18n.locale, root.source) : '';
  const open = root && <Button href={`/course/${root.course}`}>{t`Open`}</Button>;
  switch (end.kind) {
    case 'here':
      return <Note kind="good" actions={open}>{t`“${title}” is on this phone.`}</Note>;
    case 'already':
      return <Note kind="good" actions={open}>{t`“${title}” was on this phone already.`}</Note>;
    case 'older':
      return <Note actions={open}>{t`This phone has a newer version of “${title}”. It stays as it is.`}</Note>;
    case 'incomplete': {
      const names = offer ? lackingNames(offer.course, end.lacking, i18n.locale) : '';
      const weight = formatBytes(end.lacking.reduce((sum, { ref }) => sum + ref.bytes, 0));
      return (
        <Note kind="warn" actions={open}>
          <p>{t`“${title}” is not whole: the file ends too early, or was damaged. What came is kept.`}</p>
          <p>{t`It lacks: ${names} (${weight}). Open the file again, or get the rest over a network.`}</p>
        </Note>
      );
    }
    case 'full':
      return (
        <Note
          kind="err"
          actions={<Button href="/phone#space">{t`Make room`}</Button>}
        >{t`This phone has no room for all of “${title}”. What came is kept: make room, then open the file again.`}</Note>
      );
    case 'stopped':
      return <Note kind="warn">{t`This phone did not keep “${title}”. Open the file again.`}</Note>;
    case 'untrusted':
      return (
        <Note kind="err">{t`A course in the file is signed by nobody who may, or by a key that was taken back. It was not taken.`}</Note>
      );
    case 'damaged':
      return <Note kind="err">{t`A course in the file is damaged at its beginning. Ask for the file again.`}</Note>;
  }
}
