import { present } from '#kernel';
import type { OpeningBalances } from '../event-schema/types.ts';
import { broughtLoan } from '../loan/new-loan.ts';
import type { GroupDraft } from '../state.ts';

/** What the cut-off sheet brings in besides balances: loans under way and arrears of saving. */
export function bringIn(draft: GroupDraft, event: OpeningBalances): void {
	const constitution = present(draft.constitution, 'a founded group has rules');
	draft.booksSince = event.booksSince ?? null;
	for (const line of event.savingsArrears ?? []) {
		const member = present(draft.members.get(line.memberId), 'arrears are a member’s');
		draft.members.set(line.memberId, { ...member, openingArrears: line.amount });
	}
	for (const line of event.loans ?? []) {
		draft.loanCount += 1;
		draft.loans.set(line.loanId, broughtLoan(line, event.occurredOn, constitution, draft.loanCount));
	}
	draft.moneyEntered = true;
}
