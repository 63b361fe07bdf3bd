import { writeFileSync } from 'node:fs';

const WIDTH = 640;
const HEIGHT = 480;
/** A code stays before the camera for so many frames. */
const FRAMES_A_CODE = 8;
const FRAMES_A_SECOND = 10;
const [WHITE, DARK, NO_COLOUR] = [225, 30, 128];

/** What a phone shows as a QR code: the path of its dark cells, and how many cells it is wide. */
export interface ShownCode {
  readonly path: string;
  readonly cells: number;
}

/** Switches for a browser whose camera films this file, and may. */
export const cameraSwitches = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** Films the codes one after another, over and over, as uncompressed video (YUV4MPEG2). */
export function filmCodes(codes: readonly ShownCode[], file: string): void {
  const header = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`;
  const frames = codes.flatMap((code) => Array<Buffer>(FRAMES_A_CODE).fill(frameOf(code)));
  writeFileSync(file, Buffer.concat([Buffer.from(header), ...frames]));
}

function frameOf({ path, cells }: ShownCode): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  // As a hand holds it: neither filling the picture nor in its middle.
  const size = Math.floor((0.9 * HEIGHT) / cells);
  const [left, top] = [Math.floor((WIDTH - cells * size) / 3), Math.floor((HEIGHT - cells * size) / 2)];
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = 0; row < size; row++) {
      const from = (top + Number(y) * size + row) * WIDTH + left + Number(x) * size;
      luma.fill(DARK, from, from + Number(run) * size);
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR)]);
}
