import { describe, expect, it } from 'vitest';
import { fetchReport, requestLearnerCode, revokeDevice } from '../../../src/features/centre/centre-api.ts';
import { secretInFragment } from '../../../src/features/centre/centre-secret.ts';
import type { ClassReport } from '../../../src/protocol/people/centre.ts';

const REPORT: ClassReport = { className: 'C.', classCode: 'ABC234', isSimulated: false, courses: [], learners: [] };
const REPLICA = '0102030405060708';
const PERSON = '0'.repeat(32);
const patient = { signal: new AbortController().signal };

/** A server that answers everything alike, and remembers what it was asked. */
function answering(answer: () => Response | Promise<Response>) {
  const asked: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push(new Request(new URL(String(input), 'https://school.example'), init));
    return answer();
  };
  return { asked, deps: { fetch, secret: 'a-secret' } };
}

const html = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });

describe("the facilitator's client", () => {
  it('asks with the secret in the header and reads the report', async () => {
    const { asked, deps } = answering(() => Response.json(REPORT));
    expect(await fetchReport(deps, patient)).toEqual({ ok: true, value: REPORT });
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer a-secret');
  });

  it("passes on the server's own word of what was wrong", async () => {
    const { deps } = answering(() => Response.json({ caravan: 1, problem: 'unknown-token' }, { status: 401 }));
    expect(await fetchReport(deps, patient)).toMatchObject({ ok: false, problem: 'unknown-token' });
  });

  it('believes neither a login page nor a report of another shape', async () => {
    expect(await fetchReport(answering(html).deps, patient)).toMatchObject({ ok: false, problem: 'captive' });
    const other = answering(() => Response.json({ ...REPORT, learners: 'many' }));
    expect(await fetchReport(other.deps, patient)).toMatchObject({ ok: false, problem: 'captive' });
  });

  it('does not take a login page for the word that a phone was removed', async () => {
    expect(await revokeDevice(answering(html).deps, REPLICA, patient)).toMatchObject({ ok: false });
    const done = answering(() => new Response(null, { status: 204 }));
    expect(await revokeDevice(done.deps, REPLICA, patient)).toMatchObject({ ok: true });
    expect(await done.asked[0]?.json()).toEqual({ replica: REPLICA });
  });

  it('asks for a new code for one learner, and says offline when nothing answers', async () => {
    const code = { code: 'ABCD2345', expiresAt: '2026-03-20T12:00:00.000Z' };
    const { asked, deps } = answering(() => Response.json(code));
    expect(await requestLearnerCode(deps, PERSON, patient)).toEqual({ ok: true, value: code });
    expect(await asked[0]?.json()).toEqual({ person: PERSON });
    const none = answering(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await requestLearnerCode(none.deps, PERSON, patient)).toMatchObject({ ok: false, problem: 'offline' });
  });
});

describe("the facilitator's secret", () => {
  it('is what stands behind the # of her link', () => {
    expect(secretInFragment('#0123456789abcdef')).toBe('0123456789abcdef');
  });

  it('is not there in an empty fragment or one that no header could carry', () => {
    expect(secretInFragment('')).toBeUndefined();
    expect(secretInFragment('#')).toBeUndefined();
    expect(secretInFragment('#الصف')).toBeUndefined();
  });
});
