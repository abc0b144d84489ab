import { err, ok, type LocalDate, type Result } from '#kernel';
import type { BankAccountOpened, MemberJoined, OfficeGiven } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import { needsActiveMember, needsMembers } from './checks.ts';

/** More would need registration as a company (self-help group) or is unheard of (savings and loan association). */
export const membersMost = { shg: 20, vsla: 30 } as const;

/**
 * Numbers are given once and never again, also when their woman has left; who comes back gets a new one. A symbol is
 * free again when the woman who had it has left (ledger law 3).
 */
export function admitMember(state: GroupState, event: MemberJoined): Result<MemberJoined, Rejection> {
	if (state.members.has(event.memberId)) return err({ type: 'DuplicateId', id: event.memberId });
	const members = [...state.members.values()];
	if (members.some((member) => member.number === event.number))
		return err({ type: 'MemberNumberTaken', number: event.number });
	const { symbol } = event;
	if (symbol !== undefined && members.some((member) => member.leftOn === null && member.symbol === symbol))
		return err({ type: 'SymbolTaken', symbol });
	const most = membersMost[rulesOn(state, event.occurredOn)?.kind ?? 'shg'];
	return mostMembersFrom(state, event.occurredOn) >= most ? err({ type: 'TooManyMembers', most }) : ok(event);
}

/** The most women that were members at once on `day` or on any later day on which one joined. */
function mostMembersFrom(state: GroupState, day: LocalDate): number {
	const joining = [...state.members.values()].map((member) => member.joinedOn);
	const days = [day, ...joining.filter((joinedOn) => joinedOn > day)];
	return Math.max(...days.map((on) => membersOn(state, on).length));
}

/** Who has an office is a member on that day (ledger law 3). */
export function admitOffice(state: GroupState, event: OfficeGiven): Result<OfficeGiven, Rejection> {
	const refused =
		needsActiveMember(state, event.memberId, event.occurredOn) ?? needsMembers(state, event.approvedBy);
	return refused ? err(refused) : ok(event);
}

export function admitBankAccount(
	state: GroupState,
	event: BankAccountOpened
): Result<BankAccountOpened, Rejection> {
	return state.bankAccounts.has(event.bankAccountId)
		? err({ type: 'DuplicateId', id: event.bankAccountId })
		: ok(event);
}
