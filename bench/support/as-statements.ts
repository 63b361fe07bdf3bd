import { randomUUID } from 'node:crypto';
import type { Session, SessionEvent } from './session.ts';

const COURSE = 'https://caravan.example.org/xapi/course';
const ADL = 'http://adlnet.gov/expapi/verbs';
const VIDEO = 'https://w3id.org/xapi/video';

/**
 * The session as a batch of xAPI statements, as players and quizzes of learning platforms send them: the video profile's
 * verbs with their extensions, `answered` for each question, `experienced` for each page read.
 */
export function asStatements(session: Session): unknown[] {
  const attempt = randomUUID();
  return session.events.flatMap((event, i) => {
    const said = say(session, event, session.events[i - 1]);
    return said ? [statement(session, event.at, said, attempt)] : [];
  });
}

interface Said {
  readonly verb: string;
  readonly path: string;
  readonly type: string;
  readonly result?: unknown;
}

function say({ version }: Session, event: SessionEvent, before: SessionEvent | undefined): Said | undefined {
  const video = (verb: string, item: number, second: number): Said => ({
    verb,
    path: `video/${item}`,
    type: `${VIDEO}/activity-type/video`,
    result: { extensions: { [`${VIDEO}/extensions/time`]: second } },
  });
  switch (event.do) {
    case 'play':
      return video(`${VIDEO}/verbs/played`, event.item, event.from);
    case 'pause':
      return video(`${VIDEO}/verbs/paused`, event.item, event.second);
    case 'end':
      return video(`${ADL}/completed`, event.item, event.second);
    case 'see':
      // One statement a page.
      if (before?.do === 'see') return undefined;
      return {
        verb: `${ADL}/experienced`,
        path: `text/${event.item}`,
        type: 'http://activitystrea.ms/schema/1.0/page',
      };
    case 'answer':
      return {
        verb: `${ADL}/answered`,
        path: `quiz/${event.item}/v${version}/question/${event.question}`,
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        result: { response: JSON.stringify(event.value) },
      };
    case 'handIn':
      return { verb: `${ADL}/completed`, path: `quiz/${event.item}`, type: `${ADL}/assessment` };
    default:
      return undefined;
  }
}

function statement(session: Session, at: number, { verb, path, type, result }: Said, attempt: string) {
  const parent = { id: `${COURSE}/${session.course}`, objectType: 'Activity' };
  return {
    id: randomUUID(),
    actor: { objectType: 'Agent', account: { homePage: 'https://caravan.example.org', name: attempt } },
    verb: { id: verb, display: { en: verb.split('/').at(-1) } },
    object: { objectType: 'Activity', id: `${COURSE}/${session.course}/${path}`, definition: { type } },
    result,
    context: { registration: attempt, contextActivities: { parent: [parent] } },
    timestamp: new Date(Date.parse(session.startsAt) + 1000 * at).toISOString(),
  };
}
