import type { BorrowingId, EventId, LoanId, LocalDate } from '#kernel';
import type { Money } from '#money';
import type { Condition } from './rule-types.ts';

/** What a rule or the bank's own forms ask of a group, in the order of the page; 3 to 7 are the five rules. */
export const conditionCodes = [
	'age',
	'members',
	'meetings',
	'saving',
	'lending',
	'repayment',
	'books',
	'noDefault',
	'deposits',
	'resolution',
	'plan',
	'officers',
	'visit',
	'sum'
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** One line of the page: what is asked, what the book shows, and whether that is enough. */
export interface BankCondition {
	/** From 1; the same number for the same condition in every file. */
	readonly number: number;
	readonly code: ConditionCode;
	/** Met or not by the book; `bank`: no limit was seen in a rule, or only the bank knows it. */
	readonly is: 'met' | 'notMet' | 'bank';
	/** Limits of the rule file for this line, of the last six months; empty where it names none. */
	readonly limits: readonly Condition[];
	readonly shows: ConditionFigure;
}

/** What the book shows of one condition, and the entries that show it. Amounts are minor units. */
export interface ConditionFigure {
	/** Months, women, meetings, loans, offices: what the line counts; null where there is nothing to count. */
	readonly count: number | null;
	/** Of how many. */
	readonly of: number | null;
	readonly amount: Money | null;
	readonly ofAmount: Money | null;
	readonly day: LocalDate | null;
	/** Ids of the meetings, trips, loans, borrowings or the resolution behind it. */
	readonly evidence: readonly (EventId | LoanId | BorrowingId)[];
}
