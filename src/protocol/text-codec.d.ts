// The Encoding Standard is in every runtime that the protocol runs in (browsers, workers, Node), but in no
// ECMAScript lib; only these are declared, so that nothing else of a platform leaks in.
interface TextEncoderShape {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
interface TextDecoderShape {
  decode(input?: Uint8Array): string;
}
declare const TextEncoder: new () => TextEncoderShape;
declare const TextDecoder: new (label: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean }) => TextDecoderShape;
/** Base64 of a string of bytes. */
declare const btoa: (binary: string) => string;
