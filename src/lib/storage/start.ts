/** Storage functions for the start of the app, without Dexie, which is loaded with the book (ADR 0051). */
export { createCanaryFiles, type CanaryFiles } from './canary.ts';
export { coversAtStart } from './covers-at-start.ts';
export { hasDrafts } from './drafts-at-start.ts';
export { createPrivateFiles, type PrivateFiles } from './private-file.ts';
