import { lookOver } from './support/look-over.ts';

lookOver('fr');
lookOver('zh');
