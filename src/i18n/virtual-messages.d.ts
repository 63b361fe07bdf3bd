declare module 'virtual:messages' {
  import type { Messages } from '@lingui/core';

  interface MessageGroup {
    readonly messages: Messages;
  }
  interface LocaleMessages extends MessageGroup {
    readonly loadGroup: Readonly<Record<string, () => Promise<MessageGroup>>>;
  }
  export const loadLocale: Readonly<Record<string, () => Promise<LocaleMessages>>>;
}
