import { readBankRules } from './read-rule.ts';

export { readBankRule, type NoBankRule } from './read-rule.ts';

/** Globs the folder, so that a new file needs no code. */
const files = import.meta.glob('./data/*.json', { eager: true, import: 'default' });

/** All rules and cards that come with the app. @throws Defect for an invalid file */
export const bankRules = readBankRules(Object.values(files));
