import { present } from '#kernel';
import { add, zero } from '#money';
import type { FactsOf } from './facts.ts';

export const duesFacts: FactsOf<
	| 'SavingWithdrawn'
	| 'FineImposed'
	| 'FineForgiven'
	| 'FinePaid'
	| 'FeePaid'
	| 'IncomeReceived'
	| 'SocialFundPaidIn'
	| 'SocialFundPaidOut'
	| 'AssetBought'
	| 'AssetSold'
> = {
	// What she takes out does not make a saving missed that was given on its day: dues look at deposits (fine print 17).
	SavingWithdrawn: onlyMoney,
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
		draft.fines.set(fineId, { ...fine, paid: add(fine.paid, amount) });
	},
	FeePaid: onlyMoney,
	IncomeReceived: onlyMoney,
	SocialFundPaidIn: onlyMoney,
	SocialFundPaidOut: onlyMoney,
	AssetBought: onlyMoney,
	AssetSold: onlyMoney
};

/** Its legs say all of it. */
function onlyMoney(): void {
	return undefined;
}
