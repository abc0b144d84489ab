import { add } from '#money';
import type { EventOf } from '../event-types.ts';
import type { Constitution } from '../rules/constitution.ts';
import type { RegularMeeting } from '../state.ts';
import { keptBack, keptBackOnExtra } from './charges.ts';
import { keptTerms } from './kept-terms.ts';
import type { Loan, LoanMovement } from './loan.ts';
import { outstandingOn } from './movements.ts';
import { phaseOn } from './phases.ts';

/**
 * What a top-up moves on a loan. On new terms stands all that is then out, old and extra; without new terms the extra
 * follows those of the loan (ledger fine print 9). Its `interest` is what is kept back on up-front terms: of the whole
 * that is put on new ones, or of the extra for the parts that are left.
 *
 * @param constitution the rules of its day
 */
export function topUpOf(
	loan: Loan,
	event: EventOf<'LoanToppedUp'>,
	constitution: Constitution,
	held: readonly RegularMeeting[]
): LoanMovement {
	const { occurredOn: on, amount } = event;
	if (event.terms !== undefined) {
		const terms = keptTerms(event.terms, constitution);
		const whole = add(outstandingOn(loan, on), amount);
		return { on, principal: amount, interest: keptBack(whole, terms), terms };
	}
	const phase = phaseOn(loan, on);
	return { on, principal: amount, interest: keptBackOnExtra(phase, { on, amount }, held) };
}
