/**
 * The interfaces through which the use cases reach the outside. Storage keeps sealed bytes in order and knows
 * nothing of groups; the vault encrypts and knows nothing of storage. Boot hands one to the other.
 */
export type * from './ports/keys.ts';
export type * from './ports/phone.ts';
export type * from './ports/storage.ts';
