import { err, ok } from '#kernel';
import type { DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import { tidy } from '../tidy.ts';

/** Entries from slips, passbooks and letters: nobody decides them, so the app asks for nothing beyond the law. */
export const borrowingDrafts: DraftsOf<
	| 'AnswerApplication'
	| 'ApplyForLoan'
	| 'ChargeBorrowing'
	| 'OpenCashCredit'
	| 'SetDrawingPower'
	| 'DrawCashCredit'
	| 'ReceiveBorrowing'
	| 'RepayBorrowing'
> = {
	AnswerApplication: (_, { on, applicationId, answer, amount, reason }) => {
		const said = { ...optional('amount', amount), ...optional('reason', reason) };
		return ok([{ type: 'LoanAnswered', occurredOn: on, applicationId, answer, ...said }]);
	},
	ApplyForLoan: (_, { on, applicationId, lender, amount, rule }) => {
		const asked = { lender: tidy(lender), amount, ...optional('rule', rule) };
		return ok([{ type: 'LoanApplied', occurredOn: on, applicationId, ...asked }]);
	},
	ChargeBorrowing: (_, { on, borrowingId, valueOn, ...debited }) => {
		const more = { ...parts(debited), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingCharged', occurredOn: on, borrowingId, ...more }]);
	},
	OpenCashCredit: (_, { on, borrowingId, lender, limit, drawingPower, applicationId }) => {
		const agreed = { lender: tidy(lender), limit, drawingPower, ...optional('applicationId', applicationId) };
		return ok([{ type: 'CashCreditOpened', occurredOn: on, borrowingId, ...agreed }]);
	},
	SetDrawingPower: (_, { on, borrowingId, drawingPower, from, limit }) => {
		const agreed = { drawingPower, ...optional('from', from), ...optional('limit', limit) };
		return ok([{ type: 'DrawingPowerSet', occurredOn: on, borrowingId, ...agreed }]);
	},
	DrawCashCredit: ({ borrowings }, { on, borrowingId, amount, via, valueOn }) => {
		const credit = borrowings.get(borrowingId);
		if (credit === undefined) return err({ type: 'BorrowingUnknown', borrowingId });
		const drawn = { lender: credit.lender, kind: 'cashCredit' as const, amount };
		const more = { ...optional('via', via), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingReceived', occurredOn: on, borrowingId, ...drawn, ...more }]);
	},
	ReceiveBorrowing: (_, { on, borrowingId, lender, kind, amount, terms, applicationId, via, valueOn }) => {
		const more = {
			...optional('terms', terms),
			...optional('applicationId', applicationId),
			...optional('via', via),
			...optional('valueOn', valueOn)
		};
		const received = { lender: tidy(lender), kind, amount, ...more };
		return ok([{ type: 'BorrowingReceived', occurredOn: on, borrowingId, ...received }]);
	},
	RepayBorrowing: (_, { on, borrowingId, principal, via, valueOn, ...beside }) => {
		const more = { ...parts(beside), ...optional('via', via), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingRepaid', occurredOn: on, borrowingId, principal, ...more }]);
	}
};

/** A field that was left at nothing is left out. */
function parts<Amount extends number>(of: {
	readonly interest?: Amount;
	readonly charges?: Amount;
}): {
	interest?: Amount;
	charges?: Amount;
} {
	return {
		...optional('interest', of.interest || undefined),
		...optional('charges', of.charges || undefined)
	};
}
