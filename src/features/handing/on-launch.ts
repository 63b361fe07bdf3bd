interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

declare global {
  // The Launch Handler API is in Chromium only, and so in no lib of TypeScript.
  interface Window {
    readonly launchQueue?: LaunchQueue;
  }
}

/** Hands over the files that the system opens with this app (`file_handlers` of the web manifest). */
export function onLaunch(take: (files: readonly File[]) => void): void {
  window.launchQueue?.setConsumer(({ files }) => {
    if (files.length === 0) return;
    Promise.all(files.map((handle) => handle.getFile())).then(take, reportError);
  });
}
