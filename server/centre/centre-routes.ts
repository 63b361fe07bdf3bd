import type { Hono } from 'hono';
import { API } from '../../src/protocol/people/api.ts';
import { centreLinkCodeRequestSchema, revokeRequestSchema } from '../../src/protocol/people/centre.ts';
import type { AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import { readJson } from '../http/read-json.ts';
import type { CourseLibrary } from '../packs/course-library.ts';
import type { Store } from '../store/store.ts';
import { classReport } from './class-report.ts';

/** The facilitator's page; her secret opens one class. The contract is `protocol/people/centre.ts`. */
export function addCentreRoutes(app: Hono<AppEnv>, { store, library }: { store: Store; library: CourseLibrary }): void {
  app.get(API.learners, async (c) => {
    const record = await store.readClass(bearerToken(c));
    return c.json(await classReport(record, await store.listLearners(record.id), library));
  });

  app.post(API.centreLinkCodes, async (c) => {
    const { id } = await store.readClass(bearerToken(c));
    const { person } = await readJson(c, centreLinkCodeRequestSchema);
    return c.json(await store.makeLinkCodeFor(id, person));
  });

  app.post(API.centreRevoke, async (c) => {
    const { id } = await store.readClass(bearerToken(c));
    const { replica } = await readJson(c, revokeRequestSchema);
    await store.revokeDevice(id, replica);
    return c.body(null, 204);
  });
}
