import type { CDPSession } from 'playwright-core';
import * as v from 'valibot';

const targetsSchema = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), type: v.string() })) });
const attachedSchema = v.object({ sessionId: v.string() });
const answerSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ id: v.optional(v.number()), error: v.optional(v.object({ message: v.string() })) }),
);

/** Asks a target of the DevTools protocol something. */
export type Ask = (method: string, params?: Record<string, unknown>) => Promise<unknown>;

/** The service workers of the browser. They are no pages, so that messages to them go through the browser. */
export async function askWorkers(root: CDPSession): Promise<Ask[]> {
  const { targetInfos } = v.parse(targetsSchema, await root.send('Target.getTargets'));
  const workers = targetInfos.filter(({ type }) => type === 'service_worker');
  return Promise.all(
    workers.map(async ({ targetId }) => {
      const attached = await root.send('Target.attachToTarget', { targetId, flatten: false });
      return askThrough(root, v.parse(attachedSchema, attached).sessionId);
    }),
  );
}

function askThrough(root: CDPSession, sessionId: string): Ask {
  let last = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  root.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const { id, result, error } = v.parse(answerSchema, message);
    if (id === undefined) return;
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  return async (method, params) => {
    const id = ++last;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    await root.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    return answer.promise;
  };
}
