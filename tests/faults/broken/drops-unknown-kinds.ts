// An older server that leaves out what it does not understand.
import type { ByteReader } from '../../../src/protocol/bytes/byte-reader.ts';
import type { CodecContext } from '../../../src/protocol/facts/codec-context.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { readFacts as readAll } from '../../../src/protocol/facts/fact-codec.ts';

export const replaces = 'src/protocol/facts/fact-codec.ts';
export const importedBy = 'src/protocol/exchange/request.ts';
export * from '../../../src/protocol/facts/fact-codec.ts';

export const readFacts = (r: ByteReader, context: CodecContext): Fact[] =>
  readAll(r, context).filter((fact) => fact.kind !== 'opaque');
