export { recordChecks } from './checks.ts';
export { loadAgreement } from './laptop-key.ts';
export { createVault, type VaultOptions } from './vault.ts';
