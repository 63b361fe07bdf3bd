import { describe, expect, it } from 'vitest';
import { type WorkInput, workState } from '../../../src/features/work/work-state.ts';

const input = (change: Partial<WorkInput>): WorkInput => ({
  unsent: 3,
  hasBeenSent: true,
  lastOutcome: 'done',
  isOnline: true,
  isSending: false,
  ...change,
});

describe('the state of her work', () => {
  it('is accepted once nothing is unsent', () => {
    expect(workState(input({ unsent: 0 }))).toEqual({ kind: 'accepted' });
  });

  it('does not claim that anything was accepted before anything was studied', () => {
    expect(workState(input({ unsent: 0, hasBeenSent: false }))).toEqual({
      kind: 'nothing-yet',
    });
  });

  it('says that it is sending while an exchange runs and something waits', () => {
    expect(workState(input({ isSending: true }))).toEqual({ kind: 'sending', unsent: 3 });
    expect(workState(input({ isSending: true, unsent: 0 }))).toEqual({ kind: 'accepted' });
  });

  it('names the missing network before a server that was busy earlier', () => {
    expect(workState(input({ isOnline: false, lastOutcome: 'busy' }))).toMatchObject({ reason: 'offline' });
    expect(workState(input({ lastOutcome: 'busy' }))).toMatchObject({ reason: 'busy' });
  });

  it('names a revoked phone before the missing network, and even when nothing waits', () => {
    expect(workState(input({ isOnline: false, lastOutcome: 'revoked' }))).toMatchObject({ reason: 'revoked' });
    expect(workState(input({ unsent: 0, lastOutcome: 'revoked' }))).toEqual({
      kind: 'waiting',
      unsent: 0,
      reason: 'revoked',
    });
  });

  it('is calm where work has only just been done', () => {
    expect(workState(input({ lastOutcome: 'done' }))).toMatchObject({ reason: 'soon' });
    expect(workState(input({ lastOutcome: undefined }))).toMatchObject({ reason: 'soon' });
  });
});
