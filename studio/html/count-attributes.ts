const RAW = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/i;

/**
 * How many attributes a page has at most, counted before anything of it is kept: a tag that is nothing but attributes
 * takes fifty times its size in memory. Reads tags as browsers do: quotes count behind `=` only, and what scripts,
 * styles and comments hold is no markup. Stops at `most`.
 */
export function countAttributes(html: string, most: number): number {
  let attributes = 0;
  for (let at = html.indexOf('<'); at >= 0 && attributes <= most; ) {
    const name = nameAt(html, at + 1);
    let end = at + 1;
    if (html.startsWith('<!--', at)) end = after(html, '-->', at + 4);
    else if (name !== undefined) {
      const tag = readTag(html, at + 1 + name.length, most - attributes);
      attributes += tag.attributes;
      end = RAW.test(name) ? endOfRaw(html, name, tag.end) : tag.end;
    }
    at = html.indexOf('<', end);
  }
  return attributes;
}

function nameAt(html: string, at: number): string | undefined {
  const name = /\/?[a-z][^\s/>]*/iy;
  name.lastIndex = at;
  return name.exec(html)?.[0];
}

function readTag(html: string, from: number, most: number): { attributes: number; end: number } {
  const part = /[\s/]+|=\s*(?:"[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*)?|[^\s/>=]+|>/y;
  let attributes = 0;
  let at = from;
  while (at < html.length && attributes <= most) {
    part.lastIndex = at;
    const [found = ' '] = part.exec(html) ?? [];
    at += found.length;
    if (found === '>') break;
    if (/^[^\s/=]/.test(found)) attributes += 1;
  }
  return { attributes, end: at };
}

function endOfRaw(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function after(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from);
  return found < 0 ? text.length : found + sought.length;
}
