import type { LocalDate } from '#kernel';
import type { Money } from '#money';
import { chargeDays, decliningCharges, wholeFlatInterest, type Loan, type RegularMeeting } from '#group';

/** One charge behind the interest of a loan. */
export interface Charge {
	/** The day on which it fell due. */
	readonly on: LocalDate;
	/** Minor units that it was reckoned on: of a declining loan, what was out at the end of the day before. */
	readonly principal: Money;
	/** Minor units, exact, as a decimal string: only the sum is rounded. */
	readonly amount: string;
	readonly why: 'charge' | 'arrearsBroughtIn' | 'keptBack' | 'paidOffEarly';
}

/**
 * Every charge on a loan up to and including `on`, oldest first. Their sum, rounded, less the interest paid is what is
 * owed. Answers "why is this owed?".
 *
 * @param held regular meetings, oldest first
 */
export function whyOwed(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly Charge[] {
	const { opening, terms } = loan;
	const brought: Charge[] =
		opening === null || opening.interestArrears === 0
			? []
			: [
					{
						on: opening.on,
						principal: loan.principal,
						amount: String(opening.interestArrears),
						why: 'arrearsBroughtIn'
					}
				];
	if (terms.method === 'upFront') {
		const amount = wholeFlatInterest(loan).toString();
		return [...brought, { on: loan.disbursedOn, principal: loan.principal, amount, why: 'keptBack' }];
	}
	return [...brought, ...(terms.method === 'flat' ? flatCharges(loan, on, held) : declining(loan, on, held))];
}

function declining(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly Charge[] {
	return decliningCharges(loan, chargeDays(loan, on, held))
		.filter((charge) => charge.principal > 0)
		.map((charge) => ({
			on: charge.on,
			principal: charge.principal,
			amount: charge.amount.toString(),
			why: 'charge'
		}));
}

/** One part on each charge day of the term; all that is left when it is paid off early, unless the group forgives it. */
function flatCharges(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly Charge[] {
	const { instalments, flatRebate } = loan.terms;
	const whole = wholeFlatInterest(loan);
	const part = whole.dividedBy(instalments);
	const paidOff = loan.principalPaidOn !== null && loan.principalPaidOn <= on ? loan.principalPaidOn : null;
	const charges: Charge[] = chargeDays(loan, paidOff ?? on, held)
		.slice(0, instalments)
		.map((day) => ({ on: day.on, principal: loan.principal, amount: part.toString(), why: 'charge' }));
	const left = whole.minus(part.times(charges.length));
	if (paidOff !== null && flatRebate === 'none' && charges.length < instalments)
		charges.push({ on: paidOff, principal: loan.principal, amount: left.toString(), why: 'paidOffEarly' });
	return charges;
}
