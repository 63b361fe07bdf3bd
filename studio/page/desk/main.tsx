import { startPage } from '../parts/start-page.tsx';
import { DeskPage } from './desk-page.tsx';

startPage(() => <DeskPage />);
