import type { ColumnDataType } from 'kysely';

/** What the engines call differently. */
export interface EngineTypes {
  /** A column of bytes. */
  readonly bytes: ColumnDataType;
}
