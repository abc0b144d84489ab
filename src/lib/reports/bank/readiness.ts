import type { BankCondition } from './condition-types.ts';
import type { Panchasutra } from './panchasutra-types.ts';

/** How many of the conditions that the book can answer are met: what page 1 counts, and lists, screens and files repeat. */
export interface Readiness {
	readonly met: number;
	/** The others are for the bank to judge. */
	readonly of: number;
}

export function readinessOf(conditions: readonly BankCondition[]): Readiness {
	const answered = conditions.filter(({ is }) => is !== 'bank');
	return { met: answered.filter(({ is }) => is === 'met').length, of: answered.length };
}

/** Full tenths of the way to the bank: ten only where nothing is lacking. Null where the book can answer nothing. */
export function readyTenths({ met, of }: Readiness): number | null {
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
