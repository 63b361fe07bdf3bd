import { openPress } from './press.ts';
import { rawAuthor } from './raw-author.ts';

/** A server process with an author, whose requests may also be made by hand. */
export async function openServer() {
  const press = openPress();
  const author = press.author();
  const server = await press.start();
  const host = new URL(server.origin).host;
  const raw = (key = author.key) => rawAuthor((path, init) => fetch(`${server.origin}${path}`, init), key, host);
  return { press, author, server, raw };
}
