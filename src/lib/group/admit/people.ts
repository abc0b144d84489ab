import { err, ok, type Result } from '#kernel';
import type { BankAccountOpened, MemberJoined, OfficeGiven } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { needsMemberOn } from './checks.ts';

/** More would need registration as a company (self-help group) or is unheard of (savings and loan association). */
export const membersMost = { shg: 20, vsla: 30 } as const;

export function admitMember(state: GroupState, event: MemberJoined): Result<MemberJoined, Rejection> {
	if (state.members.has(event.memberId)) return err({ type: 'DuplicateId', id: event.memberId });
	for (const member of state.members.values()) {
		if (member.number === event.number) return err({ type: 'MemberNumberTaken', number: event.number });
		if (event.symbol !== undefined && member.symbol === event.symbol)
			return err({ type: 'SymbolTaken', symbol: event.symbol });
	}
	const most = membersMost[state.constitution?.kind ?? 'shg'];
	return state.members.size >= most ? err({ type: 'TooManyMembers', most }) : ok(event);
}

export function admitOffice(state: GroupState, event: OfficeGiven): Result<OfficeGiven, Rejection> {
	const unknown = needsMemberOn(state, event.memberId, event.occurredOn);
	return unknown ? err(unknown) : ok(event);
}

export function admitBankAccount(
	state: GroupState,
	event: BankAccountOpened
): Result<BankAccountOpened, Rejection> {
	return state.bankAccounts.has(event.bankAccountId)
		? err({ type: 'DuplicateId', id: event.bankAccountId })
		: ok(event);
}
