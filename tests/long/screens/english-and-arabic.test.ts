import { lookOver } from './support/look-over.ts';

lookOver('en');
lookOver('ar');
