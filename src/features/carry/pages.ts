// One chunk: whoever opens the one page soon opens the other.
export { CameraPage } from './camera-page.tsx';
export { CarryPage } from './carry-page.tsx';
