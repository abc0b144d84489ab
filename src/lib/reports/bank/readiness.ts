import type { LookFact } from './look.ts';
import type { Panchasutra } from './panchasutra-types.ts';
import type { BorrowingId, EventId, LoanId, LocalDate } from '#kernel';
import type { Money } from '#money';
import type { Condition } from './rule-types.ts';

/**
 * Summary of the conditions on page 1, used by that page, the letter to the branch, the staff list, screens and files. Any unmet
 * condition makes the paper a draft; `met` requires that nothing is left to the bank.
 */
export interface Readiness {
	readonly is: BankCondition['is'];
	/** Number of conditions met, and number that the book can answer. */
	readonly met: number;
	readonly of: number;
	/** Numbers of the conditions that are not met, and of those that the bank judges. */
	readonly notMet: readonly number[];
	readonly forBank: readonly number[];
}

/** Readiness with the facts that an officer checks first. */
export interface PageHead extends Readiness {
	readonly look: readonly LookFact[];
}

export function readinessOf(conditions: readonly BankCondition[]): Readiness {
	const numbers = (asked: BankCondition['is']) =>
		conditions.filter(({ is }) => is === asked).map(({ number }) => number);
	const [met, notMet, forBank] = [numbers('met').length, numbers('notMet'), numbers('bank')];
	return {
		is: notMet.length > 0 ? 'notMet' : forBank.length > 0 ? 'bank' : 'met',
		met,
		of: met + notMet.length,
		notMet,
		forBank
	};
}

/** True if a condition is not met: the paper then asks the bank for nothing, is not signed, and counts in no total. */
export const isDraft = ({ is }: Pick<Readiness, 'is'>): boolean => is === 'notMet';

/** Returns full tenths of the conditions met, ten only if all are; null if the book can answer none. */
export function readyTenths({ met, of }: Pick<Readiness, 'met' | 'of'>): number | null {
	return of === 0 ? null : Math.floor((met * 10) / of);
}

/** Kept share of each of the five rules; null where nothing was due yet. */
export const sharesOfRules = {
	meetings: ({ meetings }) => meetings.share,
	saving: ({ saving }) => saving.onTime,
	lending: ({ lending }) => lending.onLoanShare,
	repayment: ({ repayment }) => repayment.share,
	books: ({ books }) => books.share
} as const satisfies Readonly<Record<string, (of: Panchasutra) => string | null>>;

/** Returns the full tenths of a share from 0 to 1, rounded down. */
export function fullTenths(share: string | null): number | null {
	return share === null ? null : Math.min(10, Math.floor(Number(share) * 10 + 1e-9));
}

/**
 * Conditions of a rule or of the bank's own forms in the order of the page; 3 to 7 are the five rules. The value names what decides the
 * condition: the book alone; a limit in a rule file, else the bank; or a dose rule, else the bank's own requirements.
 */
export const answeredBy = {
	age: 'doseRule',
	members: 'doseRule',
	meetings: 'limit',
	saving: 'limit',
	lending: 'limit',
	repayment: 'limit',
	books: 'book',
	noDefault: 'book',
	deposits: 'limit',
	resolution: 'book',
	plan: 'book',
	officers: 'book',
	visit: 'limit',
	sum: 'doseRule'
} as const satisfies Readonly<Record<string, 'book' | 'limit' | 'doseRule'>>;
export type ConditionCode = keyof typeof answeredBy;
export const conditionCodes = Object.keys(answeredBy) as readonly ConditionCode[];

/** One condition on the page: the requirement, the figures of the book, and the result. */
export interface BankCondition {
	/** From 1; stable across files. */
	readonly number: number;
	readonly code: ConditionCode;
	/** `bank`: no rule has a limit for it, or only the bank can judge. */
	readonly is: 'met' | 'notMet' | 'bank';
	/** Limits of the rule file for the last six months; empty where it names none. */
	readonly limits: readonly Condition[];
	readonly shows: ConditionFigure;
}

/** Figures of the book for one condition, and the entries as evidence. Amounts are minor units. */
export interface ConditionFigure {
	/** Number of months, members, meetings, loans or offices, depending on the condition; null where it counts nothing. */
	readonly count: number | null;
	/** Total against which `count` is compared. */
	readonly of: number | null;
	readonly amount: Money | null;
	readonly ofAmount: Money | null;
	readonly day: LocalDate | null;
	/** Ids of the meetings, trips, loans, borrowings or the resolution as evidence. */
	readonly evidence: readonly (EventId | LoanId | BorrowingId)[];
}
