import type { BankRule } from '#reports';
import { readBankRules } from './read-rule.ts';

/** Without the cards, which only papers need: the members' screens need the rules first. */
const files = import.meta.glob(['./data/*.json', '!./data/card-*.json'], { eager: true, import: 'default' });

let read: readonly BankRule[] | undefined;

/** Banks' lending rules, the newest first. @throws Defect for an invalid file */
export const doseRules = (): readonly BankRule[] => (read ??= readBankRules(Object.values(files)));
