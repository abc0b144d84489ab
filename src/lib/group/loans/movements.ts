import { present, type LocalDate } from '#kernel';
import { add, money, zero, type Money } from '#money';
import type { LoanDraft } from '../state-draft.ts';
import type { Loan, LoanMovement, WrittenOff } from './loan.ts';

/**
 * The loan with one more movement in the place of its day, after those of the same day, and everything that follows
 * from its movements. So what is entered late stands where it would have stood (ledger law 2).
 */
export function withMovement(loan: Loan, next: LoanMovement): Loan {
	const principal = next.principal > 0 ? add(loan.principal, next.principal) : loan.principal;
	return withMovements({ ...loan, principal }, inOrderOfDays(loan.movements, next));
}

/**
 * The loan without a repayment, as if it had never been made; null where the place of the repayment among others of its
 * day, or what was changed about the loan, must be looked at.
 */
export function withoutRepayment(loan: Loan, repaid: LoanMovement): Loan | null {
	if (!isPlain(loan)) return null;
	const ofDay = loan.movements.filter(({ on }) => on === repaid.on);
	const [only] = ofDay;
	if (only === undefined || ofDay.length !== 1 || only === loan.movements[0]) return null;
	if (only.principal !== repaid.principal || only.interest !== repaid.interest) return null;
	return withMovements(
		loan,
		loan.movements.filter((movement) => movement !== only)
	);
}

/** The loan with a repayment in the place of one that was wrong; null as in `withoutRepayment`. */
export function withRepayment(loan: Loan, repaid: LoanMovement): Loan | null {
	const isAlone = loan.movements.every(({ on }) => on !== repaid.on);
	return isPlain(loan) && isAlone && loan.disbursedOn < repaid.on ? withMovement(loan, repaid) : null;
}

/** A loan that was only repaid: no top-up, no new terms, nothing given up, nothing of it owed to others. */
function isPlain(loan: Loan): boolean {
	return (
		loan.writtenOff === null && loan.ofOthers === undefined && loan.movements.slice(1).every(isRepayment)
	);
}

const isRepayment = ({ principal, terms, givenUp }: LoanMovement): boolean =>
	principal <= 0 && terms === undefined && givenUp === undefined;

/** The usual case: a repayment after all others of a loan that is out. */
export const isRepaidLast = ({ movements, outstanding, writtenOff }: Loan, next: LoanMovement): boolean =>
	isRepayment(next) &&
	outstanding > 0 &&
	writtenOff === null &&
	present(movements.at(-1), 'a loan was given').on <= next.on;

/** Adds such a repayment in place, without looking at all movements again. */
export function repayLast(loan: LoanDraft, next: LoanMovement): void {
	loan.movements.push(next);
	loan.outstanding = add(loan.outstanding, next.principal);
	loan.interestPaid = add(loan.interestPaid, next.interest);
	loan.principalPaidOn = loan.outstanding === 0 ? next.on : null;
}

function withMovements(loan: Loan, movements: readonly LoanMovement[]): Loan {
	const outstanding = money(movements.reduce((sum, movement) => sum + movement.principal, 0));
	const { terms } = movements.findLast((movement) => movement.terms !== undefined) ?? loan;
	const rescheduled = movements.findLast(
		(movement, place) => place > 0 && movement.terms !== undefined && movement.principal === 0
	);
	const last = movements.findLast((movement) => movement.principal !== 0);
	return {
		...loan,
		terms: terms ?? loan.terms,
		movements,
		outstanding,
		interestPaid: money(movements.reduce((sum, movement) => sum + movement.interest, 0)),
		rescheduledOn: rescheduled?.on ?? null,
		// What was given up is never paid off, also where something that was entered later follows it.
		principalPaidOn:
			outstanding === 0 && !movements.some((movement) => movement.givenUp) ? (last?.on ?? null) : null
	};
}

/** The loan with so much of it given up as the write-off says (ledger law 6.4 and 11 (35)). */
export function givenUp(loan: Loan, written: Omit<WrittenOff, 'recovered'>): Loan {
	const { on, principal } = written;
	const settled = withMovement(loan, { on, principal: money(-principal), interest: zero, givenUp: true });
	return { ...settled, writtenOff: { ...written, recovered: zero } };
}

/** Something came back on a loan that was given up. @param amount minor units */
export function withRecovery(loan: Loan, amount: Money): Loan {
	const { writtenOff } = loan;
	if (writtenOff === null) return loan;
	return { ...loan, writtenOff: { ...writtenOff, recovered: add(writtenOff.recovered, amount) } };
}

/** Charges look at days: what was entered later for an earlier day takes its place. */
function inOrderOfDays(movements: readonly LoanMovement[], next: LoanMovement): readonly LoanMovement[] {
	return movements.toSpliced(movements.findLastIndex((movement) => movement.on <= next.on) + 1, 0, next);
}

/** The least that was out at the end of `on` or after any later movement, minor units (ledger fine print 14). */
export function leastOutstandingFrom(loan: Loan, on: LocalDate): Money {
	let out = 0;
	let least = Infinity;
	for (const [place, movement] of loan.movements.entries()) {
		out += movement.principal;
		const next = loan.movements[place + 1];
		if (next === undefined || next.on > on) least = Math.min(least, out);
	}
	return money(least);
}

/** What was out at the end of `on`, minor units. */
export function outstandingOn(loan: Loan, on: LocalDate): Money {
	return money(
		loan.movements.reduce((sum, movement) => (movement.on <= on ? sum + movement.principal : sum), 0)
	);
}
