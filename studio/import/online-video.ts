const YOUTUBE =
  /^(?:https?:)?\/\/(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|shorts\/|watch\?(?:[^#]*&)?v=)|youtu\.be\/)([\w-]{6,20})/i;
const VIMEO = /^(?:https?:)?\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{5,12})/i;
const OTHER =
  /^(?:https?:)?\/\/(?:[^/]*\b(?:kaltura|panopto|wistia|dailymotion|mediasite)\b[^/]*\/|[^?#]+\.(?:mp4|webm|m3u8|mov|m4v|ogv)(?:[?#]|$))/i;

/** The address to watch a video at, where an address in a page is one of a video held elsewhere. */
export function onlineVideo(address: string): string | undefined {
  const youtube = YOUTUBE.exec(address)?.[1];
  if (youtube) return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = VIMEO.exec(address)?.[1];
  if (vimeo) return `https://vimeo.com/${vimeo}`;
  return OTHER.test(address) ? address.replace(/^\/\//, 'https://') : undefined;
}
