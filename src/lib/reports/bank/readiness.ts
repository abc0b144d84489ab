import type { LookFact } from './look.ts';
import type { Panchasutra } from './panchasutra-types.ts';
import type { BorrowingId, EventId, LoanId, LocalDate } from '#kernel';
import type { Money } from '#money';
import type { Condition } from './rule-types.ts';

/**
 * What the lines of page 1 come to: the page, the letter to the branch, the list of a desk, screens and files say it from here.
 * Whatever is not met makes a draft; all is met only where nothing is left to the bank.
 */
export interface Readiness {
	readonly is: BankCondition['is'];
	/** Conditions that are met, and those that the book can answer. */
	readonly met: number;
	readonly of: number;
	/** Numbers of the conditions that are not met, and of those that the bank judges. */
	readonly notMet: readonly number[];
	readonly forBank: readonly number[];
}

/** The same with what an officer looks at first, whatever the lines say. */
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

/** A paper on which a condition is not met asks a bank for nothing: nobody signs it, and no sum counts it. */
export const isDraft = ({ is }: Pick<Readiness, 'is'>): boolean => is === 'notMet';

/** Full tenths of the way to the bank: ten only where nothing is lacking. Null where the book can answer nothing. */
export function readyTenths({ met, of }: Pick<Readiness, 'met' | 'of'>): number | null {
	return of === 0 ? null : Math.floor((met * 10) / of);
}

/** The five rules, each as the part of it that was kept; null where nothing was due yet. */
export const sharesOfRules = {
	meetings: ({ meetings }) => meetings.share,
	saving: ({ saving }) => saving.onTime,
	lending: ({ lending }) => lending.onLoanShare,
	repayment: ({ repayment }) => repayment.share,
	books: ({ books }) => books.share
} as const satisfies Readonly<Record<string, (of: Panchasutra) => string | null>>;

/** Full tenths of a part from 0 to 1: one is full or it is not, so that nothing looks better than it is. */
export function fullTenths(share: string | null): number | null {
	return share === null ? null : Math.min(10, Math.floor(Number(share) * 10 + 1e-9));
}

/**
 * What a rule or the bank's own forms ask of a group, in the order of the page; 3 to 7 are the five rules. Beside it what answers the line:
 * the book alone; a limit of a rule file, without which the bank judges; or a rule of doses, without which the bank says what it asks.
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
