import { present, type LocalDate, type MemberId } from '#kernel';
import { zero, type Money } from '#money';
import type { Constitution } from '../rules/constitution.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';

/** What a regular meeting of that day asks of her, by the rules that were in force on `day`; minor units. */
export function savingDueOn(state: GroupState, memberId: MemberId, day: LocalDate): Money {
	return savingDueAtMeeting(present(rulesOn(state, day), 'a founded group has rules'), memberId);
}

/** What each regular meeting asks of her: the fixed amount, her own amount, or one share (ledger law 7). */
export function savingDueAtMeeting(constitution: Constitution, memberId: MemberId): Money {
	const { saving } = constitution;
	if (saving.mode === 'fixed') return saving.amount;
	if (saving.mode === 'shares') return saving.shareValue;
	return saving.amounts.find((line) => line.memberId === memberId)?.amount ?? zero;
}
