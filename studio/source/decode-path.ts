/** The file that an address in Markdown means: it is percent-encoded, and a stray % stands for itself. */
export function decodePath(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
