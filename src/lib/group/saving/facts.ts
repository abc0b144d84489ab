import { present } from '#kernel';
import { add } from '#money';
import type { SavingDeposited } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { ownMember } from '../owned.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import type { GroupDraft } from '../state.ts';

export const savingFacts: FactsOf<'SavingDeposited'> = {
	SavingDeposited: depositSaving
};

function depositSaving(draft: GroupDraft, event: SavingDeposited): void {
	if (event.fund === 'voluntary' || isOfAnOlderCycle(draft, event.occurredOn)) return;
	const member = present(draft.members.get(event.memberId), 'a saver is a member');
	ownMember(draft, member).deposited = add(member.deposited, event.amount);
}
