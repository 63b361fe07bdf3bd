// Set by the build (vite.config.ts, `define`).

/** The Ed25519 public key that every catalogue is traced back to, 32 bytes in hex (pack-spec [KEY1]). */
declare const __ROOT_KEY__: string;

/** Names this build of the app, for people who report a fault. */
declare const __BUILD_ID__: string;
