import type { Panchasutra } from './panchasutra-types.ts';

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
 * How far the group is on its way to the bank, in tenths: as far as the weakest of the five rules. Null before anything
 * was due.
 */
export function readyTenths(figures: Panchasutra): number | null {
	const all = Object.values(sharesOfRules).flatMap((shareOf) => fullTenths(shareOf(figures)) ?? []);
	return all.length === 0 ? null : Math.min(...all);
}
