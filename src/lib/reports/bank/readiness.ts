import type { BankCondition } from './condition-types.ts';
import type { LookFact } from './look.ts';
import type { Panchasutra } from './panchasutra-types.ts';

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
