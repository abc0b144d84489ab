import type { FineId, LoanId, MemberId } from '#kernel';
import { ownerOf, type GroupEvent, type PostedLine } from '#group';

/** Whose an entry is; null where it is no member's own. Also of a loan that was taken out since: the lines name it. */
export type OwnerOf = (event: GroupEvent) => MemberId | null;

export function ownersIn(lines: readonly Pick<PostedLine, 'event'>[]): OwnerOf {
	const loans = new Map<LoanId, { readonly memberId: MemberId }>();
	const fines = new Map<FineId, { readonly memberId: MemberId }>();
	for (const { event } of lines) {
		if (event.type === 'LoanDisbursed') loans.set(event.loanId, event);
		if (event.type === 'FineImposed') fines.set(event.fineId, event);
		if (event.type !== 'OpeningBalances') continue;
		for (const loan of event.loans ?? []) loans.set(loan.loanId, loan);
		for (const fine of event.finesDue ?? []) fines.set(fine.fineId, fine);
	}
	return (event) => ownerOf(event, { loans, fines });
}
