import * as v from 'valibot';
import { API, type LinkCode, linkCodeSchema } from '../../protocol/people/api.ts';
import { type ClassReport, classReportSchema } from '../../protocol/people/centre.ts';
import { type ApiResult, callApi } from '../../sync/call-api.ts';
import type { Cancel } from '../../sync/deps.ts';

export interface CentreDeps {
  readonly fetch: typeof fetch;
  /** The facilitator's secret: what it opens is one class. */
  readonly secret: string;
}

/** The class and what its learners did. */
export const fetchReport = (deps: CentreDeps, cancel: Cancel): Promise<ApiResult<ClassReport>> =>
  callApi(deps, { method: 'GET', path: API.learners, token: deps.secret }, classReportSchema, cancel);

/** A code that brings any phone back to this learner's work. */
export const requestLearnerCode = (deps: CentreDeps, person: string, cancel: Cancel): Promise<ApiResult<LinkCode>> =>
  callApi(
    deps,
    { method: 'POST', path: API.centreLinkCodes, token: deps.secret, body: { person } },
    linkCodeSchema,
    cancel,
  );

/** From now on the server takes nothing more from this device. */
export const revokeDevice = (deps: CentreDeps, replica: string, cancel: Cancel): Promise<ApiResult<undefined>> =>
  callApi(
    deps,
    { method: 'POST', path: API.centreRevoke, token: deps.secret, body: { replica } },
    v.undefined(),
    cancel,
  );
