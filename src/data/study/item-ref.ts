/** An item of a course, by the numbers that it keeps for ever. */
export interface ItemRef {
  readonly course: number;
  readonly item: number;
}
