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
 * Returns the movement of a top-up. New terms apply to the whole outstanding principal, old and extra; without new terms the extra follows those of
 * the loan (ledger fine print 9). `interest` is the up-front interest kept back: of the whole on new terms, or of the extra for the remaining
 * instalments.
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
