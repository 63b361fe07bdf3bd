import { REGISTER, slotKey } from '../../protocol/facts/fact.ts';
import { type Plan, planOfValue, valueOfPlan } from '../../protocol/plan/plan.ts';
import type { FactRow } from './fact-row.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** The plan is of the person herself, in no course [PLAN1]. */
const SLOT = { course: 0, item: 0, kind: 'register', sub: REGISTER.plan } as const;

/** When she means to study; undefined where she has no plan. A plain read: it can stand inside a live query. */
export const readPlan = async (db: StudyDb): Promise<Plan | undefined> => planIn(await db.facts.get(slotKey(SLOT)));

const planIn = (row: FactRow | undefined): Plan | undefined =>
  row?.fact.kind === 'register' ? planOfValue(row.fact.value.value) : undefined;

/** Keeps when she means to study; two changes in one moment are both kept. @throws StorageFullError, NewerDataError */
export const changePlan = (db: StudyDb, change: (plan: Plan | undefined) => Plan | undefined): Promise<void> =>
  record(db, async ({ replica, lamport }) => {
    const plan = change(planIn(await db.facts.get(slotKey(SLOT))));
    return [{ ...SLOT, value: { lamport, replica, value: valueOfPlan(plan) } }];
  });
