import { action } from './action/hi.ts';
import { app } from './app/hi.ts';

export const first = { ...app, ...action };
