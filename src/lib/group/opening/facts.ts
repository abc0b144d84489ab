import { present } from '#kernel';
import { zero } from '#money';
import { lenderNamed } from '../borrowing/facts.ts';
import type { OpeningBalances } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { broughtLoan } from '../loans/new-loan.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft } from '../state.ts';

export const openingFacts: FactsOf<'OpeningBalances'> = {
	OpeningBalances: bringIn
};

/** The reason of a fine that the cut-off sheet brings in: the paper book knows why it was imposed. */
const broughtIn = 'broughtIn';

/** What the cut-off sheet brings in besides balances: arrears of saving, loans under way, fines due, borrowings. */
function bringIn(draft: GroupDraft, event: OpeningBalances): void {
	const constitution = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	draft.booksSince = event.booksSince ?? null;
	for (const line of event.savingsArrears ?? []) {
		const member = present(draft.members.get(line.memberId), 'arrears are a member’s');
		draft.members.set(line.memberId, { ...member, openingArrears: line.amount });
	}
	for (const line of event.loans ?? []) {
		draft.loanCount += 1;
		draft.loans.set(line.loanId, broughtLoan(line, event.occurredOn, constitution, draft.loanCount));
	}
	for (const { fineId, memberId, amount } of event.finesDue ?? []) {
		draft.fines.set(fineId, {
			fineId,
			memberId,
			reason: broughtIn,
			amount,
			to: constitution.fines.to ?? 'group',
			imposedOn: event.occurredOn,
			paid: zero,
			forgiven: false
		});
	}
	for (const { borrowingId, lender, kind, outstanding, cashCredit } of event.borrowings ?? []) {
		draft.borrowings.set(borrowingId, {
			borrowingId,
			lender: lenderNamed(lender),
			kind,
			amount: outstanding,
			receivedOn: event.occurredOn,
			terms: {},
			applicationId: null,
			cashCredit:
				cashCredit === undefined
					? null
					: {
							powers: [{ from: event.occurredOn, amount: cashCredit.drawingPower, limit: cashCredit.limit }]
						}
		});
	}
	draft.moneyEntered = true;
}
