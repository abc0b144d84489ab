import type { LocalDate } from '#kernel';
import { exact, percentOf, zero } from '#money';
import type { EventOf } from '../event-types.ts';
import type { Constitution } from '../rules/constitution.ts';
import { chargesInAll } from './charge-days.ts';
import { keptBack } from './charges.ts';
import { keptTerms } from './kept-terms.ts';
import type { KeptTerms, Loan } from './loan.ts';

type OpeningLoan = NonNullable<EventOf<'OpeningBalances'>['loans']>[number];

export function newLoan(event: EventOf<'LoanDisbursed'>, constitution: Constitution, sequence: number): Loan {
	const terms = keptTerms(event.terms, constitution);
	const upFront = keptBack(event.principal, terms);
	return {
		loanId: event.loanId,
		memberId: event.memberId,
		source: event.source,
		purpose: event.purpose,
		sequence,
		disbursedOn: event.occurredOn,
		principal: event.principal,
		terms,
		opening: null,
		movements: [{ on: event.occurredOn, principal: event.principal, interest: upFront, terms }],
		outstanding: event.principal,
		interestPaid: upFront,
		guarantors: event.guarantors ?? [],
		forgiven: [],
		writtenOff: null,
		rescheduledOn: null,
		principalPaidOn: null
	};
}

/**
 * Returns a loan from the cut-off sheet: its outstanding principal is split equally over the remaining instalments, the first at the first charge
 * after the opening that completes an instalment (ledger fine print 7).
 */
export function broughtLoan(
	line: OpeningLoan,
	on: LocalDate,
	constitution: Constitution,
	sequence: number
): Loan {
	const agreed = keptTerms(line.terms, constitution);
	const left = Math.max(0, agreed.instalments - (line.instalmentsPaid ?? 0));
	const whole = percentOf(line.principal ?? line.outstanding, agreed.percentPerMonth, exact(agreed.months));
	const interestLeft = line.interestLeft ?? null;
	const instalments = Math.max(1, left);
	const from = { since: line.disbursedOn, after: on };
	const charges = chargesInAll({ ...from, terms: { ...agreed, instalments } });
	const ofAll = agreed.instalments * agreed.chargesPerInstalment;
	const terms: KeptTerms = {
		...agreed,
		instalments,
		months: exact(agreed.months).times(charges).dividedBy(ofAll).toString()
	};
	return {
		loanId: line.loanId,
		memberId: line.memberId,
		source: line.source,
		purpose: line.purpose ?? null,
		sequence,
		disbursedOn: line.disbursedOn,
		principal: line.principal ?? line.outstanding,
		terms,
		opening: {
			on,
			interestArrears: line.interestArrears ?? zero,
			interestLeft:
				interestLeft === null
					? openFlatInterest(agreed.method, whole, left === 0 ? 0 : charges, ofAll)
					: String(interestLeft)
		},
		movements: [{ on, principal: line.outstanding, interest: zero, terms }],
		outstanding: line.outstanding,
		interestPaid: zero,
		guarantors: [],
		forgiven: [],
		writtenOff: null,
		rescheduledOn: null,
		principalPaidOn: null
	};
}

/** Up-front interest was paid before; flat interest is left in proportion to the remaining charges. */
function openFlatInterest(method: string, whole: ReturnType<typeof exact>, left: number, of: number): string {
	return method === 'flat' ? whole.times(left).dividedBy(of).toString() : '0';
}
