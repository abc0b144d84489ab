import type { BankRule } from '#reports';
import { readBankRules } from './read-rule.ts';

/** Without the cards, which only papers need: what the women's screens ask comes to a phone first. */
const files = import.meta.glob(['./data/*.json', '!./data/card-*.json'], { eager: true, import: 'default' });

let read: readonly BankRule[] | undefined;

/** Rules by which a bank lends, the newest first. @throws Defect for a file that is none */
export const doseRules = (): readonly BankRule[] => (read ??= readBankRules(Object.values(files)));
