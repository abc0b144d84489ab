import { present } from '#kernel';
import { add, zero } from '#money';
import type { FactsOf } from '../facts.ts';
import { lessPaid } from '../sharing/owed-to-others.ts';

export const fineFacts: FactsOf<'FineImposed' | 'FineForgiven' | 'FinePaid'> = {
	FineImposed: (draft, { fineId, memberId, reason, amount, to, occurredOn }) => {
		draft.fines.set(fineId, {
			fineId,
			memberId,
			reason,
			amount,
			to: present(to, 'a recorded fine says where it goes'),
			imposedOn: occurredOn,
			paid: zero,
			forgiven: false
		});
	},
	FineForgiven: (draft, { fineId }) => {
		const fine = present(draft.fines.get(fineId), 'a forgiven fine is known');
		draft.fines.set(fineId, { ...fine, forgiven: true });
	},
	FinePaid: (draft, { fineId, amount }) => {
		const fine = present(draft.fines.get(fineId), 'a paid fine is known');
		draft.fines.set(fineId, {
			...lessPaid(fine, { interest: amount, principal: zero }),
			paid: add(fine.paid, amount)
		});
	}
};
