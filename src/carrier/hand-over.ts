import { CARRIED_CONTENT_TYPE } from '../protocol/carrier/carried-file.ts';

/** `shared`: another app has it. `saved`: among the downloads. `left`: she thought better of it. */
export type HandedOver = 'shared' | 'saved' | 'left';

/**
 * Hands a file of carried work to another app, where the browser can; else it is downloaded. Browsers share only endings
 * that they know, so it goes as a text file by name where they do not know ours; what reads it looks at no name.
 */
export async function handOver(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<HandedOver> {
  const files = [
    new File([bytes], name, { type: CARRIED_CONTENT_TYPE }),
    new File([bytes], `${name}.txt`, { type: 'text/plain' }),
  ];
  const file = files.find((candidate) => navigator.canShare?.({ files: [candidate] }));
  try {
    if (file) {
      await navigator.share({ files: [file] });
      return 'shared';
    }
  } catch (error) {
    // Anything else than her own "no": no app took it.
    if (error instanceof DOMException && error.name === 'AbortError') return 'left';
  }
  download(bytes, name);
  return 'saved';
}

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: CARRIED_CONTENT_TYPE }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
