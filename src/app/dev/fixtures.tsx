import { render } from 'preact';
import { activateLocale, loadMessages } from '../../i18n/activate.ts';
import { negotiateLocale } from '../../i18n/available-locales.ts';
import { FixturesPage } from './fixtures-page.tsx';
import '../../ui/parts.css';
import '../page.css';

/**
 * `/dev/fixtures`, on the development server only: every part in every state. The address says how it is looked at:
 * `?lang=ar&theme=dark&text=200`.
 */
async function start(root: Element): Promise<void> {
  const query = new URLSearchParams(location.search);
  await activateLocale(negotiateLocale([query.get('lang') ?? 'en']));
  for (const feature of ['app', 'course', 'later']) await loadMessages(feature);
  const { dataset, style } = document.documentElement;
  dataset.theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  style.fontSize = `${Number(query.get('text')) || 100}%`;
  render(<FixturesPage query={query} />, root);
}

const root = document.querySelector('#app');
if (root) void start(root);
