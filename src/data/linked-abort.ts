/** A signal that fires with another one, and by itself. (AbortSignal.any is too new for old phones.) */
export function linkedAbort(signal: AbortSignal): { signal: AbortSignal; abort: () => void; done: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return { signal: controller.signal, abort, done: () => signal.removeEventListener('abort', abort) };
}
