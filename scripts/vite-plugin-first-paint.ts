import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** The module whose chunk holds the words of a language. */
const LOCALE_MODULE = /virtual:messages\/([^/]+)$/;

/** Saves a first visit a round trip: the words of the browser's language are asked for together with the entry. */
export function firstPaint(): Plugin {
  return {
    name: 'caravan:first-paint',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (_, { bundle = {} }) => [preloadWords(bundle)] },
  };
}

/** Which language that is can only be known in the browser, so a line of script names it there. */
function preloadWords(bundle: Rolldown.OutputBundle): HtmlTagDescriptor {
  const files = Object.values(bundle).flatMap((output) => {
    const tag = output.type === 'chunk' && LOCALE_MODULE.exec(output.facadeModuleId ?? '')?.[1];
    return tag ? [[tag, `/${output.fileName}`] as const] : [];
  });
  const script = [
    `try{let f=${JSON.stringify(Object.fromEntries(files))},l=document.createElement("link")`,
    'l.rel="modulepreload"',
    'l.crossOrigin=""',
    'l.href=f[localStorage.lang||navigator.language.slice(0,2)]||f.en',
    'document.head.append(l)}catch{}',
  ].join(';');
  return { tag: 'script', children: script, injectTo: 'head' };
}
