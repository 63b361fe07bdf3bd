// The part of the Web Cryptography API that sealing needs: in every runtime that the protocol runs in (browsers with a
// secure context, workers, Node), but in no ECMAScript lib.
interface CryptoKeyShape {
  readonly type: string;
}
interface CryptoKeyPairShape {
  readonly publicKey: CryptoKeyShape;
  readonly privateKey: CryptoKeyShape;
}
interface EcKeyName {
  readonly name: 'ECDH';
  readonly namedCurve: 'P-256';
}
interface HmacName {
  readonly name: 'HMAC';
  readonly hash: 'SHA-256';
}
interface GcmParams {
  readonly name: 'AES-GCM';
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly additionalData: Uint8Array<ArrayBuffer>;
}
interface SubtleShape {
  digest(name: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  generateKey(name: EcKeyName, isExtractable: boolean, uses: 'deriveBits'[]): Promise<CryptoKeyPairShape>;
  exportKey(format: 'raw' | 'pkcs8', key: CryptoKeyShape): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8',
    data: Uint8Array<ArrayBuffer>,
    name: EcKeyName | HmacName | 'AES-GCM',
    isExtractable: boolean,
    uses: ('deriveBits' | 'sign' | 'encrypt' | 'decrypt')[],
  ): Promise<CryptoKeyShape>;
  deriveBits(
    params: { readonly name: 'ECDH'; readonly public: CryptoKeyShape },
    key: CryptoKeyShape,
    bits: number,
  ): Promise<ArrayBuffer>;
  sign(name: 'HMAC', key: CryptoKeyShape, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  encrypt(params: GcmParams, key: CryptoKeyShape, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  decrypt(params: GcmParams, key: CryptoKeyShape, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}
declare const crypto: {
  readonly subtle: SubtleShape;
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
};
