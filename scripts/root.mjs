import { dirname } from 'node:path';

/** Folder of package.json, without a trailing slash. */
export const root = dirname(import.meta.dirname);
