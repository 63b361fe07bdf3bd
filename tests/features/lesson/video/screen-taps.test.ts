import { beforeEach, expect, it, vi } from 'vitest';
import { createScreenTaps } from '../../../../src/features/lesson/video/screen-taps.ts';

/** As much of a video as taps touch: 300 wide, 60 s long. */
class FakeVideo {
  paused = true;
  currentTime = 30;
  duration = 60;
  getBoundingClientRect = () => ({ left: 100, width: 300 });
  async play() {
    this.paused = false;
  }
  pause() {
    this.paused = true;
  }
}
vi.stubGlobal('HTMLVideoElement', FakeVideo);

let video: FakeVideo;
let fullScreens: number;
let taps: ReturnType<typeof createScreenTaps>;
beforeEach(() => {
  video = new FakeVideo();
  fullScreens = 0;
  taps = createScreenTaps(() => fullScreens++);
});

function tap(timeStamp: number, clientX: number, pointerType = 'touch') {
  const event = Object.assign(new Event('pointerup'), { clientX, pointerType, button: 0 });
  Object.defineProperties(event, { currentTarget: { value: video }, timeStamp: { value: timeStamp } });
  Reflect.apply(taps.tap, undefined, [event]);
}

it('plays and pauses with a tap', () => {
  tap(0, 250);
  expect(video.paused).toBe(false);
  tap(1000, 250);
  expect(video.paused).toBe(true);
});

it.each([
  ['left', 120, 20],
  ['right', 380, 40],
])('goes ten seconds with a double tap on the %s, and plays or waits as before', (_, clientX, second) => {
  tap(0, clientX);
  tap(200, clientX);
  expect(video.currentTime).toBe(second);
  expect(video.paused).toBe(true);
  expect(fullScreens).toBe(0);
});

it('fills the screen with a double tap in the middle, or anywhere with a mouse', () => {
  tap(0, 250);
  tap(200, 250);
  tap(5000, 120, 'mouse');
  tap(5200, 120, 'mouse');
  expect(fullScreens).toBe(2);
  expect(video.currentTime).toBe(30);
});

it('takes a third tap for a new one', () => {
  tap(0, 380);
  tap(200, 380);
  tap(400, 380);
  expect(video.currentTime).toBe(40);
  expect(video.paused).toBe(false);
});
