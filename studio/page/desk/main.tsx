import { startPage } from '../parts/start-page.tsx';

startPage(() => <main />);
