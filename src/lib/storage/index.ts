export { createCanaryFiles, type CanaryFiles } from './canary-files.ts';
export type { CanaryStorage } from './canary.ts';
export { createDraftStore, type DraftStoreOptions } from './dexie-drafts.ts';
export { createLaptopStore, type LaptopStoreOptions } from './dexie-laptop.ts';
export { createShelf, type ShelfOptions } from './dexie-shelf.ts';
export { createVoiceStore, type VoiceStoreOptions } from './dexie-voices.ts';
export { createPrivateFiles, type PrivateFiles } from './private-file.ts';
export { createReserve, type Reserve } from './reserve.ts';
export { createSecondCopy } from './second-copy.ts';
