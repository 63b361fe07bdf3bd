/** How near the first picture after a seek must be to where it was sought, in seconds. */
const NEAR_SECONDS = 2;
/** How long the video plays on between two seeks. */
const PAUSE_MS = 250;
const PATIENCE_MS = 20_000;

/**
 * Plays a video and jumps about in it; milliseconds from each jump until a picture of the new place is on the screen and the
 * browser has everything to play on.
 */
export async function seekAbout(url: string, seconds: readonly number[]): Promise<number[]> {
  const video = document.createElement('video');
  Object.assign(video, { src: url, muted: true });
  video.style.width = '360px';
  document.body.replaceChildren(video);
  await video.play();
  const times: number[] = [];
  for (const second of seconds) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    times.push(await jump(video, second));
  }
  video.remove();
  return times;
}

function jump(video: HTMLVideoElement, second: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing plays at ${second} s`)), PATIENCE_MS);
    const startMs = performance.now();
    const look = () =>
      video.requestVideoFrameCallback((_, { mediaTime }) => {
        const isThere = Math.abs(mediaTime - second) < NEAR_SECONDS;
        if (!isThere || video.seeking || video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) return look();
        clearTimeout(timer);
        resolve(performance.now() - startMs);
      });
    video.currentTime = second;
    look();
  });
}
