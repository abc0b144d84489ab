import type { LocalDate } from '#kernel';
import {
	chargedUntil,
	chargesOf,
	loanDay,
	overdueCharged,
	overdueInAll,
	type GroupState,
	type Loan,
	type LoanCharge,
	type LoanDay
} from '#group';
import { add, atLeastZero, least, money, subtract, sum, zero, type Money } from '#money';
import type { Words } from '#i18n';
import type { LoanSlip } from '#session/loan-slips.ts';

/** One charge in whole coins, with the part that was paid. Minor units. */
export interface WhyLine {
	readonly key: string;
	readonly on: LocalDate;
	readonly why: LoanCharge['why'];
	/** Principal on which it was computed. */
	readonly principal: Money;
	/** Percent as a decimal; null if it was not computed by a rate. */
	readonly percent: string | null;
	/** Negative for forgiven interest. */
	readonly amount: Money;
	/** Part of it that was paid, kept back or forgiven. */
	readonly covered: Money;
	readonly left: Money;
}

/**
 * Explains the interest owed: the charges of a loan, oldest first. A charge is the rounded running total less what was charged before (ledger law
 * 6.2); payments and forgiven interest cover the oldest first (6.3). The uncovered rest is the interest owed on that day.
 */
export function whyLines(loan: Loan, { on, held }: Pick<LoanDay, 'on' | 'held'>): readonly WhyLine[] {
	const charges = chargesOf(loan, on, held);
	const amounts = wholeAmounts(loan, charges, held);
	const paid = sum(loan.movements.filter((movement) => movement.on <= on).map(({ interest }) => interest));
	const givenUp = amounts.reduce((all, amount) => (amount < 0 ? subtract(all, amount) : all), zero);
	let covering = add(paid, givenUp);
	return charges.map((charge, place) => {
		const amount = amounts[place] ?? zero;
		const covered = least(covering, atLeastZero(amount));
		covering = subtract(covering, covered);
		return {
			key: `${charge.on} ${charge.why} ${String(place)}`,
			on: charge.on,
			why: charge.why,
			principal: charge.principal,
			percent: percentOfCharge(charge),
			amount,
			covered,
			left: subtract(atLeastZero(amount), covered)
		};
	});
}

/** Charges that are not covered yet, and one total of the covered ones. */
export interface WhyOwed {
	readonly covered: { readonly count: number; readonly amount: Money };
	readonly open: readonly WhyLine[];
	readonly left: Money;
}

export function foldCovered(lines: readonly WhyLine[]): WhyOwed {
	const open = lines.filter((line) => line.left > 0 || line.why === 'givenUp' || line.why === 'forgiven');
	const rest = lines.filter((line) => !open.includes(line) && line.amount > 0);
	return {
		covered: { count: rest.length, amount: sum(rest.map(({ amount }) => amount)) },
		open,
		left: sum(lines.map(({ left }) => left))
	};
}

/** Explains the interest of a loan that is owed on a day of the book. */
export function whyOf(state: GroupState, loan: Loan, day: LocalDate): WhyOwed {
	return foldCovered(whyLines(loan, loanDay(state, day)));
}

/** Spoken text of all lines. */
export function whyHeard({ covered, open, left }: WhyOwed, words: Words, currency: string): string {
	const { count, amount } = covered;
	return [
		...(count === 0
			? []
			: [
					words.say('loan.why-covered', {
						count: words.number(count),
						amount: words.amount(amount, currency)
					})
				]),
		...open.map((line) => whyWords(line, words, currency)),
		left === 0 ? words.say('loan.why-all-given') : words.line(words.say('loan.why-left'), left, currency)
	].join(' ');
}

/** "On 1 June: of four hundred rupees, 2 of each hundred. eight rupees." */
export function whyWords(line: WhyLine, words: Words, currency: string): string {
	const amount = (of: Money) => words.amount(of, currency);
	const day = words.dayInWords(line.on);
	const charged =
		line.percent === null || line.why === 'keptBack'
			? words.say('loan.why-sum-line', {
					day,
					what: words.say(`loan.why-${line.why}`),
					amount: amount(atLeastZero(money(Math.abs(line.amount))))
				})
			: chargeWords(line, line.percent, day, words, amount);
	return line.covered > 0 && line.left > 0
		? `${charged} ${words.say('loan.why-partly', { covered: amount(line.covered), left: amount(line.left) })}`
		: charged;
}

/** For example "On 1 June: of four hundred rupees …"; overdue interest is named as such first. */
function chargeWords(
	{ why, principal, amount }: WhyLine,
	percent: string,
	day: string,
	words: Words,
	inWords: (of: Money) => string
): string {
	const charged = words.say('loan.why-charge-line', {
		day,
		principal: inWords(principal),
		percent,
		amount: inWords(amount)
	});
	return why === 'overdue' ? `${words.say('loan.why-overdue')}. ${charged}` : charged;
}

/** Charges in whole coins, rounded per day as in the book; the last charge of a day takes the rest. Overdue interest is rounded separately. */
function wholeAmounts(loan: Loan, charges: readonly LoanCharge[], held: LoanDay['held']): readonly Money[] {
	const running: Record<'late' | 'other', Money> = { late: zero, other: zero };
	let ofDay: Money = zero;
	const upTo = (on: LocalDate, which: 'late' | 'other'): Money => {
		const until =
			which === 'late'
				? overdueInAll(loan, on, held)
				: subtract(chargedUntil(loan, on, held), overdueCharged(loan, on, held));
		const more = subtract(until, running[which]);
		running[which] = until;
		return more;
	};
	const isOther = ({ why }: LoanCharge) => why !== 'overdue' && why !== 'forgiven';
	return charges.map((charge, place) => {
		const { on, amount } = charge;
		if (charge.why === 'overdue') return upTo(on, 'late');
		const whole = money(amount.toDecimalPlaces(0).toNumber());
		if (charge.why === 'forgiven') return whole;
		if (charges.slice(place + 1).some((next) => next.on === on && isOther(next))) {
			ofDay = add(ofDay, whole);
			return whole;
		}
		const rest = subtract(upTo(on, 'other'), ofDay);
		ofDay = zero;
		return rest;
	});
}

function percentOfCharge({ why, principal, amount }: LoanCharge): string | null {
	if (principal === 0 || why === 'arrearsBroughtIn' || why === 'givenUp' || why === 'forgiven') return null;
	return amount.times(100).dividedBy(principal).toDecimalPlaces(2).toString();
}

/** One page of the explanation. */
export interface WhyPage {
	readonly slip: LoanSlip;
	readonly why: WhyOwed;
	/** True if the page shows the total of the covered charges. */
	readonly hasCovered: boolean;
	readonly lines: readonly WhyLine[];
}

/** Rows that fit on the lowest phone, without and with a line that names the loan. */
const rowsOfOne = 3;
const rowsOfMany = 2;

/** Splits the explanation into pages, loan by loan, so that nothing needs scrolling. */
export function whyPages(slips: readonly LoanSlip[], state: GroupState, on: LocalDate): readonly WhyPage[] {
	const rows = slips.length > 1 ? rowsOfMany : rowsOfOne;
	return slips.flatMap((slip) => {
		const why = whyOf(state, slip.loan, on);
		const hasCovered = why.covered.count > 0;
		const first = hasCovered ? rows - 1 : rows;
		const rest = Math.ceil(Math.max(0, why.open.length - first) / rows);
		return Array.from({ length: 1 + rest }, (_, place) => {
			const end = first + place * rows;
			return {
				slip,
				why,
				hasCovered: hasCovered && place === 0,
				lines: why.open.slice(place === 0 ? 0 : end - rows, end)
			};
		});
	});
}
