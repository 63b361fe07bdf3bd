import { type BrotliOptions, brotliCompressSync, constants } from 'node:zlib';

/** Brotli at its best, which takes a second for a megabyte: for what is compressed once and fetched often. */
export const brotliOptions = (bytes: Uint8Array): BrotliOptions => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
});

export const compressText = (bytes: Uint8Array): Buffer => brotliCompressSync(bytes, brotliOptions(bytes));
