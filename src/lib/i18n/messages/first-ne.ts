import { action } from './action/ne.ts';
import { app } from './app/ne.ts';

export const first = { ...app, ...action };
