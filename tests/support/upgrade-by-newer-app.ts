/** What a newer version of the app does to a study: a higher version, and a table more. */
export const upgradeByNewerApp = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 20);
    request.onupgradeneeded = () => request.result.createObjectStore('notes');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
