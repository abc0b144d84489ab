/**
 * The book as a woman would keep it on paper: one tin, a tally for each name, a slip for each loan. It knows no accounts,
 * no events and no rounding rules of the app; rupees and paise are plain whole numbers. Interest is computed by hand:
 * on the first of each month two percent of what is out is written on the slip, and what is asked is that sum to the
 * nearest rupee.
 */
export class PaperBook {
	tin = 200_000;
	bank = 0;
	isMeeting = false;
	/** Months since the group began; the meeting is on the fifth. */
	month = 0;
	readonly saved = new Map<string, number>();
	readonly slips: Slip[] = [];
	readonly here = new Set<string>();
	earned = 0;
	spent = 0;
	missing = 0;
}

/** One loan; paise. */
export interface Slip {
	readonly name: string;
	out: number;
	/** All interest that was ever written on the slip, exact, in hundredths of a paisa. */
	written: number;
	interestPaid: number;
}

/** Two percent of what is out, on the first of the month, for every loan given before. */
export function turnTheMonth(book: PaperBook): void {
	book.month += 1;
	for (const slip of book.slips) slip.written += slip.out * 2;
}

/** Interest asked for today, paise: what was written so far to the nearest rupee, less what was paid. */
export function interestAsked(slip: Slip): number {
	const rupees = Math.floor((slip.written + 5000) / 10_000);
	return Math.max(0, rupees * 100 - slip.interestPaid);
}

/** She pays interest first, then the loan. @returns false when she offers more than she owes */
export function payBack(book: PaperBook, slip: Slip, paise: number): boolean {
	const asked = interestAsked(slip);
	if (paise > asked + slip.out) return false;
	const interest = Math.min(asked, paise);
	slip.interestPaid += interest;
	slip.out -= paise - interest;
	book.earned += interest;
	book.tin += paise;
	return true;
}
