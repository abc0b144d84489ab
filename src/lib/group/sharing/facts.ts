import { present } from '#kernel';
import { add, money, zero } from '#money';
import type { CycleSharedOut } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { withMovement } from '../loans/movements.ts';
import type { Loan } from '../loans/loan.ts';
import { changeMember } from '../members/change-member.ts';
import type { GroupDraft } from '../state.ts';
import { debtsFallenDue, takenFrom } from './debts.ts';
import { giveDebtsToOthers, lessPaid } from './owed-to-others.ts';

export const sharingFacts: FactsOf<'CycleSharedOut'> = {
	CycleSharedOut: endCycle
};

/** Debts are paid from the parts; dues, attendance and shares start afresh the next day (ledger law 5). */
function endCycle(draft: GroupDraft, event: CycleSharedOut): void {
	const { occurredOn: on } = event;
	const lines = present(event.lines, 'a recorded share-out carries its lines');
	for (const line of lines) {
		const { loans, fines } = takenFrom(debtsFallenDue(draft, line.memberId, on), line);
		for (const { loan, principal, interest } of loans.filter((paid) => paid.principal + paid.interest > 0))
			draft.loans.set(
				loan.loanId,
				netted(lessPaid(loan, { interest, principal }), { on, principal: money(-principal), interest })
			);
		for (const { fine, amount } of fines)
			draft.fines.set(fine.fineId, {
				...lessPaid(fine, { interest: amount, principal: zero }),
				paid: add(fine.paid, amount)
			});
	}
	giveDebtsToOthers(draft, event);
	for (const memberId of draft.members.keys())
		changeMember(draft, memberId, () => ({
			savingsDue: zero,
			openingArrears: zero,
			deposited: zero,
			meetingsHeld: 0,
			meetingsPresent: 0,
			recentMarks: []
		}));
	draft.sharedOutOn = on;
}

/** A loan that is netted in full is closed, and its later parts are cancelled (fine print 20). */
function netted(
	loan: Loan,
	movement: Pick<Loan['movements'][number], 'on' | 'principal' | 'interest'>
): Loan {
	const isClosed = movement.principal !== 0 && loan.outstanding + movement.principal === 0;
	return withMovement(loan, { ...movement, netted: isClosed ? 'whole' : 'partly' });
}
