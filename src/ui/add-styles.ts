/** Puts the styles of a chunk in force: after those of index.html, and after those of the chunks before it. */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Assigned, not pushed: before Chrome 99 the list is frozen.
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
