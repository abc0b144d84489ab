export type { CanaryStorage } from './canary.ts';
export { createDraftStore, type DraftStoreOptions } from './dexie-drafts.ts';
export { createLaptopStore, type LaptopStoreOptions } from './dexie-laptop.ts';
export { createShelf, type ShelfOptions } from './dexie-shelf.ts';
export { createSecondCopy, type SecondCopyOptions } from './second-copy.ts';
