export type { CanaryStorage } from './canary.ts';
export { createShelf, type ShelfOptions } from './dexie-shelf.ts';
export { createSecondCopy, type SecondCopyOptions } from './second-copy.ts';
