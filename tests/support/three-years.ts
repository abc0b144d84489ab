/**
 * Three years of one group as plain rows, rupees: what a woman would tell who was there. From these rows one file makes
 * events for the app, and another, which knows nothing of the app, works the figures out by hand. Example women have
 * numbers only.
 *
 * Monthly, on the fifth, from April 2022 to March 2025; ₹ 100 each; loans at 2 percent a month on what is out, charged on
 * the first. A bank loan in the second year; a woman joins in month 14; one leaves in month 30; a loan is written off in
 * month 20 and partly comes back in month 25; entries of months 8 and 21 are corrected in months 10 and 22; month 16 was
 * kept on paper and is entered after month 17.
 */
export type Row =
	| { what: 'came' | 'absent'; who: number }
	| { what: 'saves'; who: number; rupees: number; wrong?: number }
	| { what: 'lend'; who: number; rupees: number; slip: string; parts: number; from: 'own' | 'bank' }
	/** What is asked as interest, and this much of the loan. */
	| { what: 'repays'; slip: string; rupees: number; wrong?: number }
	| { what: 'givesUp'; slip: string }
	| { what: 'recovers'; slip: string; rupees: number }
	| { what: 'fine'; who: number; rupees: number; name: string }
	| { what: 'paysFine'; who: number; rupees: number; name: string }
	| { what: 'fund'; who: number; rupees: number }
	| { what: 'fundHelps'; who: number; rupees: number }
	| { what: 'joins'; who: number; rupees: number }
	| { what: 'leaves'; who: number }
	| { what: 'spends'; on: 'stationery' | 'travel'; rupees: number }
	| { what: 'toBank' | 'fromBank'; rupees: number }
	| { what: 'bankInterest' | 'bankCharge'; rupees: number }
	| { what: 'borrows' | 'lenderDebits'; rupees: number }
	| { what: 'paysLender'; rupees: number; interest: number }
	/** The entry of that month that was written wrong is corrected here. */
	| { what: 'putsRight'; month: number };

export interface Month {
	readonly month: number;
	/** "2022-04-05" */
	readonly day: string;
	/** Entered after the meeting that followed it. */
	readonly late: boolean;
	readonly rows: readonly Row[];
}

export const monthsInAll = 36;
export const dayOf = (month: number, date = '05'): string => {
	const place = month + 2;
	return `${2022 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}-${date}`;
};

const women = (month: number): readonly number[] =>
	[1, 2, 3, 4, 5, 6, 7].filter((who) => (who === 7 ? month >= 14 : who === 6 ? month <= 30 : true));
const stays = (who: number, month: number): boolean =>
	(who === 3 && month === 5) || (who === 5 && month >= 19);

function attendance(month: number): readonly Row[] {
	return women(month).flatMap((who): Row[] => {
		if (stays(who, month)) return [{ what: 'absent', who }];
		const saves: Row =
			who === 2 && month === 8
				? { what: 'saves', who, rupees: 150, wrong: 100 }
				: { what: 'saves', who, rupees: 100 };
		return [{ what: 'came', who }, saves, { what: 'fund', who, rupees: 5 }];
	});
}

/** Months at which a slip is paid, and how much of the loan each time. */
const plans: Readonly<Record<string, { rupees: number; months: readonly number[] }>> = {
	a: { rupees: 200, months: [4, 5, 6, 7, 8] },
	b: { rupees: 200, months: [7, 8, 9, 11, 12, 13, 14, 15, 16, 18] },
	c: { rupees: 300, months: [10, 11] },
	d: { rupees: 500, months: [15, 16, 18, 19, 20, 21, 22, 23, 24] },
	e: { rupees: 100, months: [27, 28, 29] }
};

function repayments(month: number): readonly Row[] {
	return Object.entries(plans).flatMap(([slip, { rupees, months }]): Row[] => {
		if (!months.includes(month)) return [];
		// The book said 500; she had brought 1,000.
		if (slip === 'd' && month === 21) return [{ what: 'repays', slip, rupees: 1000, wrong: 500 }];
		return [{ what: 'repays', slip, rupees }];
	});
}

const once: Readonly<Record<number, readonly Row[]>> = {
	2: [{ what: 'toBank', rupees: 500 }],
	3: [{ what: 'lend', who: 1, rupees: 1000, slip: 'a', parts: 5, from: 'own' }],
	5: [{ what: 'fine', who: 3, rupees: 10, name: 'f1' }],
	6: [
		{ what: 'lend', who: 2, rupees: 2000, slip: 'b', parts: 10, from: 'own' },
		{ what: 'paysFine', who: 3, rupees: 10, name: 'f1' }
	],
	9: [{ what: 'lend', who: 5, rupees: 1500, slip: 'c', parts: 5, from: 'own' }],
	10: [{ what: 'putsRight', month: 8 }],
	12: [
		{ what: 'bankInterest', rupees: 12.5 },
		{ what: 'fine', who: 5, rupees: 10, name: 'f2' }
	],
	13: [
		{ what: 'borrows', rupees: 10_000 },
		{ what: 'spends', on: 'travel', rupees: 30 }
	],
	14: [
		{ what: 'joins', who: 7, rupees: 200 },
		{ what: 'fromBank', rupees: 5000 },
		{ what: 'lend', who: 3, rupees: 5000, slip: 'd', parts: 10, from: 'bank' }
	],
	18: [{ what: 'bankCharge', rupees: 25 }],
	20: [
		{ what: 'givesUp', slip: 'c' },
		{ what: 'fundHelps', who: 4, rupees: 50 }
	],
	22: [{ what: 'putsRight', month: 21 }],
	24: [{ what: 'bankInterest', rupees: 30.25 }],
	25: [
		{ what: 'recovers', slip: 'c', rupees: 500 },
		{ what: 'lenderDebits', rupees: 40 }
	],
	26: [{ what: 'lend', who: 6, rupees: 600, slip: 'e', parts: 6, from: 'own' }],
	30: [{ what: 'leaves', who: 6 }]
};

/** In the order in which things stand on the page of a meeting: what is corrected first, who leaves last. */
function rowsOf(month: number): readonly Row[] {
	const special = once[month] ?? [];
	const first = (row: Row) => row.what === 'putsRight' || row.what === 'joins';
	return [
		...special.filter(first),
		...attendance(month),
		...repayments(month),
		...special.filter((row) => !first(row)),
		...(month % 4 === 0 ? [{ what: 'spends', on: 'stationery', rupees: 20 } as const] : []),
		...(month % 3 === 0 ? [{ what: 'toBank', rupees: 300 } as const] : []),
		...(month >= 15 && month <= 24 && month !== 16
			? [{ what: 'paysLender', rupees: 500, interest: 50 } as const]
			: [])
	];
}

/** In the order in which they were written: month 16 after month 17. */
export const threeYears: readonly Month[] = Array.from({ length: monthsInAll }, (_, place) => place + 1)
	.map((month) => (month === 16 ? 17 : month === 17 ? 16 : month))
	.map((month) => ({ month, day: dayOf(month), late: month === 16, rows: rowsOf(month) }));
