import { loadMessages } from '../i18n/activate.ts';
import { matchRoute, type Page, type PageProps } from './routes.ts';

/** A page that is ready to be shown: its code and its words are here. */
export interface OpenPage extends PageProps {
  readonly address: string;
  readonly Page: Page;
}

/** Fetches the page at the current address. Never rejects: a page that cannot be fetched breaks when it is shown, and its boundary says so. */
export async function openPage(): Promise<OpenPage> {
  const { pathname, search } = location;
  const { route, params } = matchRoute(pathname);
  const { load, messages } = route;
  const place = { address: pathname + search, params, query: new URLSearchParams(search) };
  try {
    const [Page] = await Promise.all([load(), loadMessages(messages)]);
    return { ...place, Page };
  } catch (error) {
    return {
      ...place,
      Page: () => {
        throw error;
      },
    };
  }
}
