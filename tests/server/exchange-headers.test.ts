import { expect, it } from 'vitest';
import { openApp } from './support/open-app.ts';
import { done } from './support/sample-facts.ts';

it('answers an exchange with no header that the phone has no use for: each weighs more than the answer', async () => {
  const { phone } = await openApp();
  const her = phone();
  await her.register();
  const { headers } = await her.sendBytes(her.request([done(7, 1)]));
  expect([...headers.keys()].sort()).toEqual(['cache-control', 'content-type']);
});
