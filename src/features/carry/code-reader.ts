interface Detector {
  detect(image: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  // The Shape Detection API is in Chromium on Android only, and so in no lib of TypeScript.
  interface Window {
    readonly BarcodeDetector?: {
      new (options: { formats: readonly string[] }): Detector;
      getSupportedFormats(): Promise<readonly string[]>;
    };
  }
}

/** Reads the texts of the QR codes that a video shows at this moment. */
export type CodeReader = (video: HTMLVideoElement) => Promise<readonly string[]>;

/**
 * The browser's own reader; where it has none, ours, which only such a phone keeps (app/keep-by-need.ts).
 * @throws where ours is not kept yet, and cannot be fetched
 */
export async function makeCodeReader(): Promise<CodeReader> {
  return (await hasNativeReader()) ? nativeReader() : ownReader();
}

/** Whether the browser itself reads QR codes. Some Chromiums have the class and nothing behind it. */
export async function hasNativeReader(): Promise<boolean> {
  const formats = await window.BarcodeDetector?.getSupportedFormats().catch((): readonly string[] => []);
  return formats?.includes('qr_code') === true;
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
