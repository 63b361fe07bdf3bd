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

/** Whether the browser itself reads QR codes. Some Chromiums have the class and nothing behind it. */
export async function hasNativeReader(): Promise<boolean> {
  const formats = await window.BarcodeDetector?.getSupportedFormats().catch((): readonly string[] => []);
  return formats?.includes('qr_code') === true;
}
