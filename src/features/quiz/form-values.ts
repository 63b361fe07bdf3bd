import type { Value } from '../../protocol/facts/value.ts';
import type { FormValues } from './read-answer.ts';

/** An answer as the values of its form: what the fields show again where it may be changed. */
export function formValuesOf(answer: Value): FormValues {
  switch (answer.type) {
    case 'int':
      return [String(answer.n)];
    case 'set':
      return answer.ns.map(String);
    case 'list':
      return answer.values.flatMap((value) => formValuesOf(value));
    case 'decimal':
      return [(answer.mantissa / 10 ** answer.scale).toFixed(answer.scale)];
    case 'text':
      return [answer.text];
    default:
      return [];
  }
}
