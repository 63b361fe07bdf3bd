import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Chip, Tag } from '../../ui/tag.tsx';
import type { SampleWords } from './sample-words.ts';
import { Shelf } from './shelf.tsx';

const KINDS = ['go', 'default', 'plain', 'stop'] as const;
const nothing = () => undefined;

/** What is tapped. */
export function ShowControls({ words: { verb, title, sentence } }: { words: SampleWords }) {
  const [chosen, setChosen] = useState(0);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Shelf name="Buttons">
        {KINDS.map((kind) => (
          <div key={kind} class="row">
            <Button kind={kind}>{verb}</Button>
            <Button kind={kind} icon="down">
              {verb}
            </Button>
            <Button kind={kind} isDisabled>
              {verb}
            </Button>
            <Button kind={kind} href="#main">
              {verb}
            </Button>
          </div>
        ))}
        <Button isWide icon="next">
          {title}
        </Button>
        <FileButton icon="file" onFile={nothing}>
          {verb}
        </FileButton>
        <FileButton icon="file" isDisabled onFile={nothing}>
          {title}
        </FileButton>
        <FolderButton icon="card" onFiles={nothing}>
          {verb}
        </FolderButton>
      </Shelf>
      <Shelf name="Chips and tags">
        <div class="row">
          {[verb, title, verb].map((name, index) => (
            <Chip key={index} isChosen={index === chosen} onClick={() => setChosen(index)}>
              {name}
            </Chip>
          ))}
        </div>
        <p class="row">
          <Tag>{verb}</Tag>
          <Tag>{title}</Tag>
        </p>
      </Shelf>
      <Shelf name="Dialog">
        <Button onClick={() => setAsking(true)}>{verb}</Button>
        {isAsking && (
          <Dialog title={title} keep={verb} act={verb} onKeep={() => setAsking(false)} onAct={() => setAsking(false)}>
            {sentence}
          </Dialog>
        )}
      </Shelf>
    </>
  );
}
