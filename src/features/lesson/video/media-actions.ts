import { SPEEDS, saveSpeed } from '../../../app/player-prefs.ts';

/** What the keys "ten seconds back" and "on" do. */
export const STEP_SECONDS = 10;

/** A browser that refuses to play tells so by staying paused. */
export const play = (video: HTMLVideoElement): Promise<void> => video.play().catch(() => undefined);

export function togglePlay(video: HTMLVideoElement): void {
  if (video.paused) void play(video);
  else video.pause();
}

export function seekTo(video: HTMLVideoElement, second: number): void {
  video.currentTime = Math.min(Math.max(0, second), Number.isNaN(video.duration) ? second : video.duration);
}

export const stepBy = (video: HTMLVideoElement, seconds: number): void => seekTo(video, video.currentTime + seconds);

/** A new source would begin at the default again. */
export function setSpeed(video: HTMLVideoElement, speed: number): void {
  video.defaultPlaybackRate = speed;
  video.playbackRate = speed;
  saveSpeed(speed);
}

/** The next speed that is faster (`by` 1) or slower (-1). */
export function stepSpeed(video: HTMLVideoElement, by: 1 | -1): void {
  const next = SPEEDS[SPEEDS.indexOf(video.playbackRate) + by];
  if (next !== undefined) setSpeed(video, next);
}

export function toggleMute(video: HTMLVideoElement): void {
  video.muted = !video.muted;
}

/** `volume` from 0 to 1; whoever turns it up wants to hear it. */
export function setVolume(video: HTMLVideoElement, volume: number): void {
  video.volume = Math.min(1, Math.max(0, volume));
  video.muted = video.volume === 0;
}

/** The figure, so that our controls stay; an iPhone gives the whole screen to a video only. */
export function toggleFullScreen(figure: HTMLElement, video: HTMLVideoElement): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else if (document.fullscreenEnabled) void figure.requestFullscreen();
  else if ('webkitEnterFullscreen' in video && typeof video.webkitEnterFullscreen === 'function')
    video.webkitEnterFullscreen();
}

export const hasPictureInPicture = (): boolean =>
  'pictureInPictureEnabled' in document && document.pictureInPictureEnabled;

export function togglePictureInPicture(video: HTMLVideoElement): void {
  if (!hasPictureInPicture()) return;
  if (document.pictureInPictureElement) void document.exitPictureInPicture();
  // Refused before the picture is known, and where there is only sound.
  else video.requestPictureInPicture().catch(() => undefined);
}
