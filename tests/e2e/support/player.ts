import type { Locator } from 'playwright-core';
import { open, seen, type Teacher } from './teacher.ts';

export const playerOf = ({ page }: Teacher): Locator => page.locator('figure.player');
export const videoOf = ({ page }: Teacher): Locator => page.locator('figure.player video');

/** What a video says of itself. */
export interface Playing {
  readonly second: number;
  readonly isPaused: boolean;
  readonly speed: number;
  readonly keepsPitch: boolean;
  readonly src: string;
}

/** Opens a page with a video, and waits until the video knows its length. */
export async function openVideo(teacher: Teacher, path: string): Promise<void> {
  await open(teacher, path);
  await seen(videoOf(teacher));
  await teacher.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 0);
  await videoOf(teacher).evaluate((video: HTMLVideoElement) => {
    video.muted = true;
  });
}

export const playing = (teacher: Teacher): Promise<Playing> =>
  videoOf(teacher).evaluate((video: HTMLVideoElement) => ({
    second: video.currentTime,
    isPaused: video.paused,
    speed: video.playbackRate,
    keepsPitch: video.preservesPitch,
    src: video.currentSrc,
  }));

/** Waits until the play head has run past a second. */
export const runsPast = async ({ page }: Teacher, second: number): Promise<void> => {
  await page.waitForFunction((at) => {
    const video = document.querySelector('video');
    return video !== null && !video.paused && !video.seeking && video.currentTime > at;
  }, second);
};

/** Waits until the play head stands at a second, paused or not. */
export const standsAt = async ({ page }: Teacher, second: number): Promise<void> => {
  await page.waitForFunction((at) => {
    const video = document.querySelector('video');
    return video !== null && !video.seeking && Math.abs(video.currentTime - at) < 0.1;
  }, second);
};

/** A control of a page as a screen reader tells it: role, name, and what it says of its state. */
export interface Told {
  readonly role: string;
  readonly name: string;
  readonly state: Readonly<Record<string, unknown>>;
}

const CONTROLS = new Set(['button', 'slider', 'combobox', 'checkbox', 'searchbox', 'DisclosureTriangle']);

/** The controls within an element, in the order in which a screen reader meets them, from the browser's own accessibility tree. */
export async function controlsTold({ page }: Teacher, within: string): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: within });
  const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId });
  await session.detach();
  return nodes.flatMap(({ ignored, role, name, properties = [] }) => {
    const kind = String(role?.value);
    if (ignored || !CONTROLS.has(kind)) return [];
    const state = Object.fromEntries(properties.map((property) => [property.name, property.value.value]));
    return [{ role: kind, name: String(name?.value ?? ''), state }];
  });
}
