// Background Fetch is in Chromium only, and so its permission is in no lib of TypeScript.

interface Permissions {
  query(descriptor: { name: 'background-fetch' }): Promise<PermissionStatus>;
}
