import { addDays, type LocalDate } from '#kernel';
import { money, ratio, type Money } from '#money';
import {
	chargedUntil,
	overdueOn,
	principalAsked,
	type GroupState,
	type Loan,
	type RegularMeeting
} from '#group';

/** A portfolio is at risk from more than this many days overdue on (ledger law 6.4). */
export const daysAtRisk = 30;

/** Overdue principal ÷ all outstanding, by days since it fell due; decimal strings, null when nothing is out. */
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
 * Interest of a loan that is late at the end of `on`: it had fallen due by a meeting that is sealed, and is unpaid. Minor
 * units, and the first meeting by which something of it should have been paid; null where nothing is late.
 */
export function lateInterestOf(
	loan: Loan,
	on: LocalDate,
	held: readonly RegularMeeting[]
): { readonly amount: Money; readonly since: LocalDate } | null {
	const paid = interestPaid(loan, on);
	const unpaidBy = (day: LocalDate) => chargedUntil(loan, day, held, on) - paid;
	// As with principal, what is due today is not overdue.
	const last = held.findLast((meeting) => meeting.sealed && meeting.day < on)?.day;
	if (last === undefined || last < startOf(loan)) return null;
	const amount = unpaidBy(last);
	if (amount <= 0) return null;
	const isLateOn = ({ sealed, day }: RegularMeeting) => sealed && day >= startOf(loan) && unpaidBy(day) > 0;
	const since = held.find(isLateOn)?.day ?? last;
	return { amount: money(amount), since };
}

/** The day from which the book knows of it. */
const startOf = ({ opening, disbursedOn }: Loan): LocalDate => opening?.on ?? disbursedOn;

/**
 * What was to be paid back from `from` to `on`, and what of it was paid; minor units. Due is what fell due in that time
 * and what was due before it and unpaid, less what had been paid ahead. So paying ahead does not make up for another
 * loan that is behind.
 *
 * @param isOver false while `on` is the day of the report: what falls due on it may still be paid, as it is not overdue either
 */
export function repaymentsDue(state: GroupState, from: LocalDate, on: LocalDate, isOver: boolean): Repaid {
	const loans = [...state.loans.values()].map((loan) =>
		repaidOf(loan, { from, on, isOver }, state.regularMeetings)
	);
	const total = (of: keyof Repaid): number => loans.reduce((sum, loan) => sum + loan[of], 0);
	return { due: total('due'), collected: total('collected') };
}

/** Minor units. */
export interface Repaid {
	readonly due: number;
	readonly collected: number;
}

/** The same of one loan. */
export function repaidOf(
	loan: Loan,
	{ from, on, isOver }: { readonly from: LocalDate; readonly on: LocalDate; readonly isOver: boolean },
	held: readonly RegularMeeting[]
): Repaid {
	const before = fallenDue(loan, addDays(from, -1), held);
	const now = fallenDue(loan, on, held);
	const yesterday = isOver ? now : askedBefore(loan, on, held);
	let [due, unpaid] = [0, 0];
	for (const part of ['principal', 'interest'] as const) {
		const { fallen, paid } = now[part];
		// What falls due today counts as far as it was paid.
		const asked = Math.max(Math.min(fallen, paid), Math.min(fallen, yesterday[part].fallen));
		due += Math.max(0, asked - before[part].paid);
		unpaid += Math.max(0, asked - paid);
	}
	return { due, collected: due - unpaid };
}

/** What should have been paid before a day: both fall due at meetings, interest at the first after it was charged. */
function askedBefore(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]) {
	const last = held.findLast(({ day, sealed }) => sealed && day < on)?.day;
	return {
		principal: principalAsked(loan, addDays(on, -1), held),
		interest: { fallen: last === undefined ? 0 : interestFallen(loan, last, held) }
	};
}

/** Principal and interest of a loan that had fallen due by the end of a day, and what was paid by then. */
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
