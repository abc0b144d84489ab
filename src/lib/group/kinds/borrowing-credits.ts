import { err, ok, type Result } from '#kernel';
import { credit, debit, entryOf } from '#ledger';
import * as v from 'valibot';
import { borrowing, otherIncome } from '../chart.ts';
import { needsMeeting } from '../checks.ts';
import { codeLists } from '../codes.ts';
import { amount, borrowingId, event, paperNumber, valueOn } from '../event-fields.ts';
import { noFacts, type AskedFor, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { needsOwnPaper } from '../papers-named.ts';
import { owedFor } from './borrowings.ts';
import { needsBorrowing } from './lenders.ts';

const borrowingCredited = event('BorrowingCredited', {
	valueOn,
	borrowingId,
	kind: v.pipe(
		v.picklist(codeLists.creditKinds),
		v.description(
			'interest that the government bears · debt that the lender gives up · what the lender had debited wrongly'
		)
	),
	amount,
	reference: paperNumber('reference', 80, "number or day of the lender's paper that says so")
});

export type BorrowingCredited = v.InferOutput<typeof borrowingCredited>;

declare module '../event-types.ts' {
	interface EventKinds {
		BorrowingCredited: BorrowingCredited;
	}
}

/** The lender reduces the debt without a payment, as its paper shows. */
export type CreditBorrowing = AskedFor<
	'CreditBorrowing',
	BorrowingCredited,
	'borrowingId' | 'kind' | 'amount' | 'reference' | 'valueOn'
>;

export const borrowingCreditKinds = {
	BorrowingCredited: {
		fields: borrowingCredited,
		admit: admitCredit,
		legs: (_, { borrowingId, kind, amount }) =>
			entryOf([debit(borrowing(borrowingId), amount), credit(otherIncome(kind), amount)]),
		facts: noFacts,
		shown: {
			words: 'bank.book-credited',
			picture: 'wall',
			account: 'account.entry-borrowing-credited'
		},
		point: 'bank'
	}
} as const satisfies KindsOf<BorrowingCredited>;

export const borrowingCreditDrafts: DraftsOf<CreditBorrowing> = {
	CreditBorrowing: (_, { on, borrowingId, kind, amount, reference, valueOn }) => {
		const said = { kind, amount, reference: tidy(reference), ...optional('valueOn', valueOn) };
		return ok([{ type: 'BorrowingCredited', occurredOn: on, borrowingId, ...said }]);
	}
};

/** Rejects a credit above the debt, or a second one with the same paper. */
function admitCredit(state: GroupState, event: BorrowingCredited): Result<BorrowingCredited, Rejection> {
	const refused = needsMeeting(state) ?? needsBorrowing(state, event) ?? needsOwnPaper(state, event);
	if (refused) return err(refused);
	const owed = owedFor(state, event);
	return event.amount > owed ? err({ type: 'MoreThanOwed', owed }) : ok(event);
}
