import { addDays, type LocalDate } from '#kernel';
import { money, ratio, subtract, sum, zero, type Money } from '#money';
import {
	chargedUntil,
	overdueOn,
	principalAsked,
	type GroupState,
	type Loan,
	type RegularMeeting
} from '#group';
import type { Period } from './accounts/fiscal-year.ts';

/** A portfolio is at risk when overdue for more than this number of days (ledger law 6.4). */
export const daysAtRisk = 30;

/** Overdue principal ÷ all outstanding principal by days overdue; decimal strings, null when nothing is outstanding. */
export interface OverdueByAge {
	readonly '1-30': string | null;
	readonly '31-90': string | null;
	readonly over90: string | null;
}

export function overdueByAge(state: GroupState, on: LocalDate): OverdueByAge {
	const loans = [...state.loans.values()];
	const outstanding = loans.reduce((sum, loan) => sum + loan.outstanding, 0);
	const late = loans.flatMap((loan) => overdueOn(loan, on, state.regularMeetings).parts);
	const aged = (least: number, most: number) => {
		const parts = late.filter((part) => part.days >= least && part.days <= most);
		return ratio(
			parts.reduce((sum, part) => sum + part.unpaid, 0),
			outstanding
		);
	};
	return { '1-30': aged(1, 30), '31-90': aged(31, 90), over90: aged(91, Infinity) };
}

/**
 * Returns the late interest of a loan at the end of `on`: unpaid interest due by a sealed meeting of an earlier day, in minor
 * units, and the first meeting by which some of it should have been paid; null if nothing is late.
 */
export function lateInterestOf(
	loan: Loan,
	on: LocalDate,
	held: readonly RegularMeeting[]
): { readonly amount: Money; readonly since: LocalDate } | null {
	const paid = interestPaid(loan, on);
	const unpaidBy = (day: LocalDate) => chargedUntil(loan, day, held, on) - paid;
	// As with principal, interest due today is not overdue yet.
	const last = held.findLast((meeting) => meeting.sealed && meeting.day < on)?.day;
	if (last === undefined || last < startOf(loan)) return null;
	const amount = unpaidBy(last);
	if (amount <= 0) return null;
	const isLateOn = ({ sealed, day }: RegularMeeting) => sealed && day >= startOf(loan) && unpaidBy(day) > 0;
	const since = held.find(isLateOn)?.day ?? last;
	return { amount: money(amount), since };
}

/** Returns the day from which the book has records of the loan. */
const startOf = ({ opening, disbursedOn }: Loan): LocalDate => opening?.on ?? disbursedOn;

/** Repayment within a month, in minor units: `before` was unpaid at its start, the rest of `due` fell due in it. */
export interface Repaid {
	readonly before: number;
	readonly due: number;
	readonly collected: number;
}

/**
 * Returns the repayment of a loan by month. Prepayments count as neither due nor collected, so that they do not offset arrears;
 * the unpaid rest of a month is `before` of the next.
 */
export function repaidOf(
	loan: Loan,
	months: readonly Period[],
	held: readonly RegularMeeting[]
): readonly Repaid[] {
	const at = (day: LocalDate) => (day < startOf(loan) ? nothingAsked : askedBy(loan, day, held));
	const isOver = loan.outstanding === 0 && loan.writtenOff === null;
	const end = isOver ? at(months.at(-1)?.to ?? startOf(loan)) : null;
	let asked = at(addDays(months[0]?.from ?? startOf(loan), -1));
	return months.map(({ to }) => {
		// Skips the computation for months after the loan was paid back.
		const now = end !== null && JSON.stringify(asked) === JSON.stringify(end) ? end : at(to);
		const each = (['principal', 'interest'] as const).map((part) => {
			const due = Math.max(0, now[part].fallen - asked[part].paid);
			return {
				before: Math.min(due, Math.max(0, asked[part].fallen - asked[part].paid)),
				due,
				collected: due - Math.max(0, now[part].fallen - now[part].paid)
			};
		});
		asked = now;
		return inOne(each);
	});
}

/** Combines months: unpaid at the start of the first and fallen due in any of them, and the part collected. */
export function repaidInAll(months: readonly Repaid[]): Repaid {
	const before = months[0]?.before ?? 0;
	const due = before + total(months, 'due') - total(months, 'before');
	return { before, due, collected: total(months, 'collected') };
}

/** Adds up the same `count` months of many loans. */
export function addedUp(count: number, loans: readonly (readonly Repaid[])[]): readonly Repaid[] {
	return Array.from({ length: count }, (_, place) => inOne(loans.flatMap((months) => months[place] ?? [])));
}

const inOne = (each: readonly Repaid[]): Repaid => ({
	before: total(each, 'before'),
	due: total(each, 'due'),
	collected: total(each, 'collected')
});

const total = (each: readonly Repaid[], of: keyof Repaid): number =>
	each.reduce((sum, one) => sum + one[of], 0);

/** Returns what should have been paid by the end of a day; interest falls due at the first meeting after it was charged. */
function askedBy(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): ReturnType<typeof fallenDue> {
	const last = held.findLast(({ day, sealed }) => sealed && day <= on)?.day;
	const { principal, interest } = fallenDue(loan, on, held);
	return {
		principal,
		interest: { ...interest, fallen: last === undefined ? 0 : interestFallen(loan, last, held) }
	};
}

const nothingAsked: ReturnType<typeof askedBy> = {
	principal: { fallen: zero, paid: zero },
	interest: { fallen: 0, paid: 0 }
};

/** Returns principal and interest of a loan that had fallen due by the end of a day, and the paid part. */
export function fallenDue(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]) {
	return {
		principal: principalAsked(loan, on, held),
		interest: { fallen: interestFallen(loan, on, held), paid: interestPaid(loan, on) }
	};
}

const interestFallen = (loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): number =>
	loan.disbursedOn > on ? 0 : chargedUntil(loan, on, held);

const interestPaid = ({ movements }: Loan, until: LocalDate): number =>
	movements.reduce((paid, { on, interest }) => (on <= until ? paid + interest : paid), 0);

/** Returns a loan as at the end of `on`, by the days of its movements; null before its disbursement or bringing-in. */
export function loanAsAt(loan: Loan, on: LocalDate): Loan | null {
	const movements = loan.movements.filter((movement) => movement.on <= on);
	if (movements.length === 0) return null;
	const writtenOff = loan.writtenOff !== null && loan.writtenOff.on <= on ? loan.writtenOff : null;
	const outstanding = sum(movements.map((movement) => movement.principal));
	const last = movements.findLast((movement) => movement.principal !== 0);
	const rescheduled = movements.findLast(
		({ terms, principal }, place) => place > 0 && terms !== undefined && principal === 0
	);
	const later = loan.movements.filter((movement) => movement.on > on && movement.principal > 0);
	return {
		...loan,
		principal: subtract(loan.principal, sum(later.map((movement) => movement.principal))),
		movements,
		terms: movements.findLast((movement) => movement.terms !== undefined)?.terms ?? loan.terms,
		outstanding,
		interestPaid: sum(movements.map((movement) => movement.interest)),
		writtenOff,
		rescheduledOn: rescheduled?.on ?? null,
		principalPaidOn: outstanding === 0 && last?.givenUp !== true ? (last?.on ?? null) : null
	};
}

/** Returns the loans disbursed by the end of `on`, in their state of that day. */
function loansAsAt({ loans }: Pick<GroupState, 'loans'>, on: LocalDate): readonly Loan[] {
	return [...loans.values()].flatMap((loan) => loanAsAt(loan, on) ?? []);
}

/** Overdue principal (ledger law 54) by days overdue, minor units. */
export interface Ageing {
	readonly '1-30': Money;
	readonly '31-90': Money;
	readonly over90: Money;
	/** Sum of the three age bands. */
	readonly overdue: Money;
	/** Principal that falls due on the day itself; not part of `overdue`. */
	readonly dueToday: Money;
	readonly outstanding: Money;
	/** Outstanding principal of loans more than 30 days overdue. */
	readonly atRisk: Money;
	/** atRisk ÷ outstanding as a decimal string; "0" when nothing is outstanding (ledger law 6.4). */
	readonly portfolioAtRisk: string;
}

/** Returns the ageing of members' loans at the end of `on`. */
export function ageingOf(state: GroupState, on: LocalDate): Ageing {
	const { regularMeetings } = state;
	const all = loansAsAt(state, on);
	const looked = all.map((loan) => ({ loan, overdue: overdueOn(loan, on, regularMeetings) }));
	const late = looked.flatMap(({ overdue }) => overdue.parts);
	const aged = (least: number, most: number) =>
		sum(late.filter(({ days }) => days >= least && days <= most).map(({ unpaid }) => unpaid));
	const outstanding = sum(all.map((loan) => loan.outstanding));
	const atRisk = sum(
		looked.filter(({ overdue }) => overdue.days > daysAtRisk).map(({ loan }) => loan.outstanding)
	);
	return {
		'1-30': aged(1, 30),
		'31-90': aged(31, 90),
		over90: aged(91, Infinity),
		overdue: sum(late.map(({ unpaid }) => unpaid)),
		dueToday: sum(looked.map(({ overdue }) => overdue.dueToday)),
		outstanding,
		atRisk,
		portfolioAtRisk: ratio(atRisk, outstanding) ?? '0'
	};
}
