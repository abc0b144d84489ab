export { createBackupFile, type BackupFileOptions } from './backup-file.ts';
export { recordChecks } from './checks.ts';
export { loadAgreement } from './laptop-key.ts';
export { createLaptopVault } from './laptop-vault.ts';
export { createVault, type VaultOptions } from './vault.ts';
