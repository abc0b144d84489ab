import { groupRules } from './rules-of-group.ts';
import { loanRules } from './rules-of-loans.ts';
import { meetingRules } from './rules-of-meetings.ts';
import type { Rules, RuleTopic } from './rule-question.ts';

/** Every term of the constitution as a picture question (ledger law 3). `kind` is what the book was founded as. */
export const ruleTopics = { ...meetingRules, ...loanRules, ...groupRules } as const;

export type RuleTopicName = keyof typeof ruleTopics;

/** Pages of the list; what only follows another question stands with that. */
export const ruleChapters: readonly (readonly RuleTopicName[])[] = [
	['rhythm', 'calendar', 'saving', 'voluntary', 'socialFund', 'boxLimit'],
	['interest', 'method', 'period', 'paymentOrder', 'overpayment', 'flatRebate'],
	['instalmentsBy', 'overdue', 'timesSavings', 'loanMost', 'loansAtOnce', 'monthsMax'],
	['slabFrom1', 'slabMost1', 'slabFrom2', 'slabMost2', 'slabFrom3', 'slabMost3'],
	['fineAbsent', 'fineLate', 'fineSaving', 'fineInstalment', 'finesTo', 'quorum'],
	['approveSeal', 'approveLoan', 'approveDifference', 'approveCorrection', 'approveRule'],
	['moneylender', 'buyIn', 'exit', 'remainder', 'yearStart', 'rounding']
];

/** One screen of a question; some need two. */
export type RuleScreen = RuleTopicName | 'rhythmDay' | 'savingAmount' | 'sharesMax';

/** The screens of a question, as far as the answers so far ask for them. */
export function screensOf(name: RuleTopicName, rules: Rules): readonly RuleScreen[] {
	const { saving, buyIn } = rules;
	if (name === 'rhythm') return ['rhythm', 'rhythmDay'];
	if (name === 'saving')
		return saving.mode === 'shares' ? ['saving', 'savingAmount', 'sharesMax'] : ['saving', 'savingAmount'];
	if (name === 'socialFund' && isAsked('socialFundShared', rules)) return ['socialFund', 'socialFundShared'];
	if (name === 'buyIn') return typeof buyIn === 'object' ? ['buyIn', 'buyInAmount'] : ['buyIn'];
	return [name];
}

export const topicOf = (name: RuleTopicName): RuleTopic => ruleTopics[name];

/** Rules that mean nothing beside the others are not shown. */
export const isAsked = (name: RuleTopicName, rules: Rules): boolean => topicOf(name).isAsked?.(rules) ?? true;
