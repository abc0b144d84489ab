import type { LocalDate } from '#kernel';

/**
 * A cycle of twelve weekly meetings of six women, worked by hand; rupees. A share costs 50, so that ten are bought at each meeting;
 * each gives 5 for the social fund, which is shared out too. Interest is flat, 2 % a month. The sixth is away at the seventh
 * meeting and buys two at the eighth. Of each loan of 900 in three parts, 18 and 300 fall due a month after it was given and a month
 * after that, at the first meeting from that day on.
 *
 * The fund: 120 shares, 6,000; 71 times 5, 355; interest 4 × 18, 72; fines 18 + 35, 53. 6,480 ÷ 120 = 54 for each share of 50.
 */

export const symbols = ['अनानास', 'नारियल', 'अंगूर', 'तरबूज', 'टमाटर', 'गाजर'] as const;

export const shareCosts = 50;
export const socialEach = 5;
/** Shares at each meeting, by woman. */
export const sharesEach = [1, 2, 3, 1, 2, 1] as const;
/** Lent in three parts. */
export const lent = 900;
/** A third of it, and 2 % of 900. */
export const instalment = 318;

export interface MeetingPlan {
	readonly day: LocalDate;
	/** Numbers of women, from 1. */
	readonly away?: number;
	/** Who buys two where she buys one. */
	readonly buysTwo?: number;
	readonly borrows?: number;
	readonly givesBack?: number;
	readonly fined?: { readonly number: number; readonly rupees: number };
	/** What must lie in the box at the end. */
	readonly box: number;
}

const on = (day: string) => day as LocalDate;

/** All but the last are closed as any other; at the last the cycle is shared out. */
export const meetings: readonly MeetingPlan[] = [
	// 10 × 50 + 6 × 5
	{ day: on('2026-01-04'), box: 530 },
	// 1,060 − 900
	{ day: on('2026-01-11'), borrows: 2, box: 160 },
	{ day: on('2026-01-18'), box: 690 },
	// 1,220 − 900
	{ day: on('2026-01-25'), borrows: 5, box: 320 },
	{ day: on('2026-02-01'), box: 850 },
	// 1,380 + 18 − 900
	{ day: on('2026-02-08'), borrows: 1, fined: { number: 3, rupees: 18 }, box: 498 },
	// 9 × 50 + 5 × 5 + 318, due since 11 February
	{ day: on('2026-02-15'), away: 6, givesBack: 2, box: 1291 },
	// 11 × 50 + 6 × 5 + 35
	{ day: on('2026-02-22'), buysTwo: 6, fined: { number: 6, rupees: 35 }, box: 1906 },
	// 530 + 318, due since 25 February
	{ day: on('2026-03-01'), givesBack: 5, box: 2754 },
	// 530 + 318, due today
	{ day: on('2026-03-08'), givesBack: 1, box: 3602 },
	// 530 + 318, due since 11 March
	{ day: on('2026-03-15'), givesBack: 2, box: 4450 },
	{ day: on('2026-03-22'), box: 0 }
];

/** 4,450 + 530, before anything is shared out. */
export const boxAtLast = 4980;

/** Twelve meetings of 1, 2, 3, 1, 2 and 1 shares. */
export const saved = [600, 1200, 1800, 600, 1200, 600] as const;
/** 54 for each share. */
export const part = [648, 1296, 1944, 648, 1296, 648] as const;
/** Principal that is out. The instalments to come are asked for with it, their flat interest is not. */
export const owed = [600, 300, 0, 0, 600, 0] as const;
export const paid = [48, 996, 1944, 648, 696, 648] as const;
export const fund = 6480;
