import { dirname } from 'node:path';

/** The folder of package.json, without a slash at the end. */
export const root = dirname(import.meta.dirname);
