import { action } from './action/en.ts';
import { app } from './app/en.ts';

/** What the first screen of an empty phone says. It is drawn while the other words are still on their way. */
export const first = { ...app, ...action };
