import type { LocalDate } from '#kernel';
import { subtract, sum } from '#money';
import type { GroupState, Loan } from '#group';

/** A loan as it stood at the end of `on`, by the days of its movements; null before it was given or brought in. */
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

/** Every loan that had been given by the end of `on`, as it stood then. */
export function loansAsAt({ loans }: Pick<GroupState, 'loans'>, on: LocalDate): readonly Loan[] {
	return [...loans.values()].flatMap((loan) => loanAsAt(loan, on) ?? []);
}
