import { credit, debit, entryOf } from '#ledger';
import { moneyAccount, socialFund } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

export const socialFundLegs: LegsOf<'SocialFundPaidIn' | 'SocialFundPaidOut'> = {
	SocialFundPaidIn: (_, event) =>
		entryOf([debit(moneyAccount(event.via), event.amount), credit(socialFund, event.amount)]),
	SocialFundPaidOut: (_, event) =>
		entryOf([debit(socialFund, event.amount), credit(moneyAccount(event.via), event.amount)])
};
