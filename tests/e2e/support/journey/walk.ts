import { readServerFacts } from '../../../support/server-facts.ts';
import { until } from '../../../support/until.ts';
import { dispatchSync } from '../dispatch-sync.ts';
import { open, seen } from '../teacher.ts';
import { expectServerHolds } from './compare-server.ts';
import { expectFacilitatorSees, expectSecondPhoneShowsTheSame, joinTheClass } from './join.ts';
import type { Role, Stage } from './stage.ts';
import { getTheCourse, studyOffline } from './study-offline.ts';

/** Who sends her work when the network is back. */
export type Sender = 'the open page' | 'the service worker, with no page open';

/** The first journey, whole: she studies before she joins, on a server and a browser that are killed on the way. */
export async function walk(stage: Stage, role: Role, sender: Sender): Promise<void> {
  const server = await stage.startServer();
  const { phone, teacher } = await stage.newTeacher(role, server.origin);
  await getTheCourse(teacher, role);

  await server.kill();
  await phone.restart();
  const done = await studyOffline(phone, teacher, role);

  // The network comes back. She does nothing.
  if (sender !== 'the open page') await phone.page.goto('about:blank');
  await stage.startServer(server.port);
  if (sender !== 'the open page') await dispatchSync(phone, server.origin, 'facts');
  await until(() => readServerFacts(stage.dataDir).size > 0, 90_000);
  await open(teacher, '/phone');
  await seen(phone.page.getByText(teacher.say('All sent and accepted')), 60_000);
  expectServerHolds(stage.dataDir, done, role);

  await joinTheClass(teacher, role);
  const facilitator = await stage.newTeacher(role, server.origin);
  await expectFacilitatorSees(facilitator.teacher, stage.dataDir, role);
  const second = await stage.newTeacher(role, server.origin);
  await expectSecondPhoneShowsTheSame(teacher, second.teacher, role);
}
