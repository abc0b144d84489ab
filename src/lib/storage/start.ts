/** What the start of the app needs of the storage: none of it imports Dexie, which comes with the book (ADR 0051). */
export { createCanaryFiles, type CanaryFiles } from './canary.ts';
export { coversAtStart } from './covers-at-start.ts';
export { createPrivateFiles, type PrivateFiles } from './private-file.ts';
