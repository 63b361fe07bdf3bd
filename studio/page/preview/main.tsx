import { startPage } from '../parts/start-page.tsx';
import { PreviewPage } from './preview-page.tsx';

startPage(() => <PreviewPage />);
