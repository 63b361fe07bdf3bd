/** Words of a course without their markup, where only words can stand: options of a list, names of controls. A picture gives its own. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const picture of body.querySelectorAll('img')) picture.replaceWith(picture.alt);
  return body.textContent.trim();
}
