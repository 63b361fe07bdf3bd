/**
 * `no-line`: the origin that the hub mirrors did not answer, or somebody else did. `bad-source`: it answered, and what it said is not
 * signed by who may sign it, is damaged, or goes back behind what was seen.
 */
export type HubFaultKind = 'no-line' | 'bad-source';

/** Why something could not be had from where the hub's packs come from. What the hub holds stays as it was. */
export class HubFault extends Error {
  override readonly name = 'HubFault';
  readonly kind: HubFaultKind;
  constructor(kind: HubFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
