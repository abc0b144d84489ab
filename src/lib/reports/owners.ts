import type { FineId, LoanId, MemberId } from '#kernel';
import type { GroupEvent, PostedLine } from '#group';

/** Whose an entry is; null where it is no member's own. Also of a loan that was taken out since: the lines name it. */
export type OwnerOf = (event: GroupEvent) => MemberId | null;

export function ownersIn(lines: readonly Pick<PostedLine, 'event'>[]): OwnerOf {
	const owners = new Map<LoanId | FineId, MemberId>();
	for (const { event } of lines) {
		if (event.type === 'LoanDisbursed') owners.set(event.loanId, event.memberId);
		if (event.type === 'FineImposed') owners.set(event.fineId, event.memberId);
		if (event.type !== 'OpeningBalances') continue;
		for (const loan of event.loans ?? []) owners.set(loan.loanId, loan.memberId);
		for (const fine of event.finesDue ?? []) owners.set(fine.fineId, fine.memberId);
	}
	return (event) => {
		if ('memberId' in event && event.memberId !== undefined) return event.memberId;
		if ('loanId' in event) return owners.get(event.loanId) ?? null;
		return 'fineId' in event ? (owners.get(event.fineId) ?? null) : null;
	};
}
