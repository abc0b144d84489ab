import { readBankRules } from './read-rule.ts';

export { readBankRule, type NoBankRule } from './read-rule.ts';

/** Every file of the folder, so that a new one needs no line of code. */
const files = import.meta.glob('./data/*.json', { eager: true, import: 'default' });

/** All rules and cards that come with the app. @throws Defect for a file that is none */
export const bankRules = readBankRules(Object.values(files));
