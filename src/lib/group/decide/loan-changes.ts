import { err, ok } from '#kernel';
import type { DraftsOf } from './drafts.ts';
import { lacksDecision } from './decision.ts';
import { optional } from './optional.ts';

/** What is agreed anew about a loan is a decision of the meeting, as the loan was. */
export const loanChangeDrafts: DraftsOf<'RescheduleLoan' | 'TopUpLoan' | 'WriteOffLoan'> = {
	RescheduleLoan: (state, { on: occurredOn, loanId, terms, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanRescheduled');
		if (lacking) return err(lacking);
		return ok([{ type: 'LoanRescheduled', occurredOn, loanId, terms }]);
	},
	TopUpLoan: (state, { on: occurredOn, loanId, amount, terms, agreedBy, via }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanToppedUp');
		if (lacking) return err(lacking);
		const more = { ...optional('terms', terms), ...optional('via', via) };
		return ok([{ type: 'LoanToppedUp', occurredOn, loanId, amount, ...more }]);
	},
	WriteOffLoan: (state, { on: occurredOn, loanId, reason, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanWrittenOff');
		if (lacking) return err(lacking);
		return ok([{ type: 'LoanWrittenOff', occurredOn, loanId, reason }]);
	}
};
