import { hasNativeReader } from '../../app/native-reader.ts';

/** Reads the texts of the QR codes that a video shows at this moment. */
export type CodeReader = (video: HTMLVideoElement) => Promise<readonly string[]>;

/**
 * The browser's own reader; where it has none, ours, which only such a phone keeps (app/keep-by-need.ts).
 * @throws where ours is not kept yet, and cannot be fetched
 */
export async function makeCodeReader(): Promise<CodeReader> {
  return (await hasNativeReader()) ? nativeReader() : ownReader();
}

function nativeReader(): CodeReader {
  if (!window.BarcodeDetector) throw new TypeError('the browser has no reader');
  const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue);
}

/** Enough to read the codes that we show; more only takes longer. */
const LONGEST_EDGE = 960;

async function ownReader(): Promise<CodeReader> {
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, LONGEST_EDGE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (!context || canvas.width === 0) return [];
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return [decode(context.getImageData(0, 0, canvas.width, canvas.height))];
    } catch {
      // It throws where it sees no code.
      return [];
    }
  };
}
