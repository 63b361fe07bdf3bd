/**
 * Why a recording gave no ladder; the kind is the code of the finding that tells it.
 * - `no-ffmpeg`: ffmpeg is missing, too old, or was built without something that is needed.
 * - `bad-media`: the file is no video or sound, is broken, or is not what it says it is.
 */
export type MediaErrorKind = 'no-ffmpeg' | 'bad-media';

/** A mistake to be shown to the author as one line; the message does not name the file, the finding does. */
export class MediaError extends Error {
  readonly kind: MediaErrorKind;
  constructor(kind: MediaErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
