/** Rules and cards of banks are read only when a paper for the bank is made. */
export const loadBankRules = () => import('./index.ts');

/** The rules by which banks lend, for screens that count conditions. */
export const loadDoseRules = () => import('./dose-rules.ts');
