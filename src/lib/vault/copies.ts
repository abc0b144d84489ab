/** What makes and opens the files of copies, and a laptop's shelf, without what opens the book: it comes with their screens (ADR 0029). */
export { createBackupFile, type BackupFileOptions } from './backup-file.ts';
export { createLaptopVault } from './laptop-vault.ts';
export type { VaultOptions } from './vault.ts';
