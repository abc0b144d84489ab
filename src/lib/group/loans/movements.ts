import { present, type LocalDate } from '#kernel';
import { add, money, zero, type Money } from '#money';
import type { LoanDraft } from '../state-draft.ts';
import type { Loan, LoanMovement, WrittenOff } from './loan.ts';

/**
 * Returns the loan with one more movement, placed after those of the same day, and all figures derived from movements. A late entry thus has its
 * proper place (ledger law 2).
 */
export function withMovement(loan: Loan, next: LoanMovement): Loan {
	const principal = next.principal > 0 ? add(loan.principal, next.principal) : loan.principal;
	return withMovements({ ...loan, principal }, inOrderOfDays(loan.movements, next));
}

/** Returns the loan as if the repayment had never been made; null if that depends on other movements of its day or on changes of the loan. */
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

/** Returns the loan with a repayment that replaces a wrong one; null as in `withoutRepayment`. */
export function withRepayment(loan: Loan, repaid: LoanMovement): Loan | null {
	const isAlone = loan.movements.every(({ on }) => on !== repaid.on);
	return isPlain(loan) && isAlone && loan.disbursedOn < repaid.on ? withMovement(loan, repaid) : null;
}

/** True if the loan had only repayments: no top-up, new terms, write-off or part owed to others. */
function isPlain(loan: Loan): boolean {
	return (
		loan.writtenOff === null && loan.ofOthers === undefined && loan.movements.slice(1).every(isRepayment)
	);
}

const isRepayment = ({ principal, terms, givenUp }: LoanMovement): boolean =>
	principal <= 0 && terms === undefined && givenUp === undefined;

/** True in the usual case: a repayment after all other movements of an open loan. */
export const isRepaidLast = ({ movements, outstanding, writtenOff }: Loan, next: LoanMovement): boolean =>
	isRepayment(next) &&
	outstanding > 0 &&
	writtenOff === null &&
	present(movements.at(-1), 'a loan was given').on <= next.on;

/** Adds such a repayment in place, without recomputing all movements. */
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
		// A written-off loan never counts as paid off, even if a later entry follows.
		principalPaidOn:
			outstanding === 0 && !movements.some((movement) => movement.givenUp) ? (last?.on ?? null) : null
	};
}

/** Returns the loan with the amounts of the write-off applied (ledger law 6.4 and 11 (35)). */
export function givenUp(loan: Loan, written: Omit<WrittenOff, 'recovered'>): Loan {
	const { on, principal } = written;
	const settled = withMovement(loan, { on, principal: money(-principal), interest: zero, givenUp: true });
	return { ...settled, writtenOff: { ...written, recovered: zero } };
}

/** Adds a recovery to a written-off loan. @param amount minor units */
export function withRecovery(loan: Loan, amount: Money): Loan {
	const { writtenOff } = loan;
	if (writtenOff === null) return loan;
	return { ...loan, writtenOff: { ...writtenOff, recovered: add(writtenOff.recovered, amount) } };
}

/** Inserts by day, because charges depend on days: a late entry takes its place. */
function inOrderOfDays(movements: readonly LoanMovement[], next: LoanMovement): readonly LoanMovement[] {
	return movements.toSpliced(movements.findLastIndex((movement) => movement.on <= next.on) + 1, 0, next);
}

/** Lowest principal at the end of `on` or after any later movement, minor units (ledger fine print 14). */
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

/** Outstanding principal at the end of `on`, minor units. */
export function outstandingOn(loan: Loan, on: LocalDate): Money {
	return money(
		loan.movements.reduce((sum, movement) => (movement.on <= on ? sum + movement.principal : sum), 0)
	);
}
