/** Rules of banks are read only when a paper for the bank is made. */
export const loadBankRules = () => import('./index.ts');
