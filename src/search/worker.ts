// The dedicated worker of search: it reads the library, keeps its indexes, and answers pages.
import * as v from 'valibot';
import { requestSchema, type SearchAnswer, type SearchRequest } from './messages.ts';
import { createSearcher, type Searcher } from './searcher.ts';

/** Lets messages that wait come in between. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const tell = (answer: SearchAnswer): void => postMessage(answer);

const opened = createSearcher(pause);
let refreshing: Promise<void> | undefined;
let isAskedAgain = false;
// Whoever starts it wants to find what is here now.
void answer({ type: 'refresh' });

addEventListener('message', ({ data }) => {
  const request = v.safeParse(requestSchema, data);
  if (request.success) void answer(request.output);
});

async function answer(request: SearchRequest): Promise<void> {
  try {
    await work(await opened, request);
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if ('id' in request) tell({ type: 'failed', id: request.id, message });
    else reportError(error);
  }
}

async function work(searcher: Searcher, request: SearchRequest): Promise<void> {
  switch (request.type) {
    case 'courses':
      return tell({ ...request, courses: Uint32Array.from(await searcher.findCourses(request.words)) });
    case 'all':
      return tell({ ...request, found: await searcher.findAll(request.words, request.lang) });
    case 'own':
      return searcher.keepOwn(request.kind, request.texts);
    case 'refresh':
      return refresh(searcher);
  }
}

/** One at a time; whoever asks meanwhile makes it run once more. */
async function refresh(searcher: Searcher): Promise<void> {
  isAskedAgain = true;
  refreshing ??= untilNobodyAsks(searcher).finally(() => {
    refreshing = undefined;
  });
  await refreshing;
}

async function untilNobodyAsks(searcher: Searcher): Promise<void> {
  let isChanged = false;
  const onBuild = () => tell({ type: 'state', isBuilding: true });
  try {
    while (isAskedAgain) {
      isAskedAgain = false;
      isChanged = (await searcher.refresh(onBuild)) || isChanged;
    }
  } finally {
    if (isChanged) tell({ type: 'state', isBuilding: false });
  }
}
