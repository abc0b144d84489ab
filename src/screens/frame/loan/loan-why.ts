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

/** One charge as a woman is shown it: whole coins, and what of it was given. Minor units. */
export interface WhyLine {
	readonly key: string;
	readonly on: LocalDate;
	readonly why: LoanCharge['why'];
	/** What it was computed on. */
	readonly principal: Money;
	/** Of each hundred, as a decimal; null for what was not computed by a rate. */
	readonly percent: string | null;
	/** Below zero for what was given up. */
	readonly amount: Money;
	/** What of it was given, kept back or given up. */
	readonly covered: Money;
	readonly left: Money;
}

/**
 * Answers "why is this owed?": the charges of a loan, oldest first. A charge is the rounded running total less what was
 * charged before (ledger law 6.2); what was paid covers the oldest first (6.3), and so does what was given up. What is
 * left of them together is the interest owed on that day.
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

/** What stands on the page: charges that are not covered yet, and one sum for those that are. */
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

/** Why this loan owes interest on a day of the book. */
export function whyOf(state: GroupState, loan: Loan, day: LocalDate): WhyOwed {
	return foldCovered(whyLines(loan, loanDay(state, day)));
}

/** Everything that is unfolded, in words. */
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

/** "On 1 June: of four hundred rupees …"; what is for being late says so first. */
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

/**
 * Each charge in whole coins: days are rounded as the book rounds them, the last charge of a day takes the rest. Interest
 * for being late is rounded for itself.
 */
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

/** What is seen at once of why a loan owes interest. */
export interface WhyPage {
	readonly slip: LoanSlip;
	readonly why: WhyOwed;
	/** Whether what was given before stands on it, as one sum. */
	readonly hasCovered: boolean;
	readonly lines: readonly WhyLine[];
}

/** Rows that have room on the lowest phone, and where which loan it is stands above them. */
const rowsOfOne = 3;
const rowsOfMany = 2;

/** Page after page, a loan after the other: nothing lies below what is seen. */
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
