/** A rung of the ladder: its name in the folder of a video, and where it is kept. */
export interface LadderFile {
  name: string;
  path: string;
  bytes: number;
}

/** Leaves out what is in a newer form (AV1, Opus) and no smaller than its twin that every phone plays. */
export function keepTheSmaller(files: readonly LadderFile[]): { files: LadderFile[]; dropped: string[] } {
  const isNoGain = ({ name, bytes }: LadderFile): boolean => {
    const twin = name.replace(/\.(?:av1|opus)\./, '.');
    return twin !== name && files.some((file) => file.name === twin && file.bytes <= bytes);
  };
  return {
    files: files.filter((file) => !isNoGain(file)),
    dropped: files.filter(isNoGain).map(({ name }) => name),
  };
}
