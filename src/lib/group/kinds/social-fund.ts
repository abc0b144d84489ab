import { err, ok, type MemberId } from '#kernel';
import { credit, debit, entryOf } from '#ledger';
import type { Money } from '#money';
import * as v from 'valibot';
import { admitMovement } from '../checks.ts';
import { helpFunds, moneyAccount, socialFund } from '../chart.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import { amount, event, listCode, memberId, saying, via } from '../event-fields.ts';
import { noFacts, type AskedFor, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import type { GroupState } from '../state.ts';
import { optional } from '../tidy.ts';

const socialFundPaidIn = event('SocialFundPaidIn', { via, memberId, amount });

export type SocialFundPaidIn = v.InferOutput<typeof socialFundPaidIn>;

const socialFundPaidOut = event('SocialFundPaidOut', {
	via,
	memberId,
	amount,
	reason: v.optional(listCode('what it was given for')),
	fund: saying(
		v.picklist(['vulnerabilityFund']),
		'where it comes from what was given for the most vulnerable; the social fund when left out'
	)
});

export type SocialFundPaidOut = v.InferOutput<typeof socialFundPaidOut>;

declare module '../event-types.ts' {
	interface EventKinds {
		SocialFundPaidIn: SocialFundPaidIn;
		SocialFundPaidOut: SocialFundPaidOut;
	}
}

export type PaySocialFund = AskedFor<'PaySocialFund', SocialFundPaidIn, 'memberId' | 'amount'>;

export interface SpendSocialFund extends AskedOn<'SpendSocialFund'> {
	readonly memberId: MemberId;
	readonly amount: Money;
	readonly reason: string;
	readonly fund?: SocialFundPaidOut['fund'];
	readonly agreedBy: readonly MemberId[];
}

export type SocialFundCommand = PaySocialFund | SpendSocialFund;

export const socialFundKinds = {
	SocialFundPaidIn: {
		fields: socialFundPaidIn,
		// The guarded account of the fund prevents paying out more than it holds.
		admit: admitMovement,
		legs: (_, event) =>
			entryOf([debit(moneyAccount(event.via), event.amount), credit(socialFund, event.amount)]),
		facts: noFacts,
		shown: { words: 'meeting.other-social-in', picture: 'social-pot', account: 'paper.money-social-fund-in' }
	},
	SocialFundPaidOut: {
		fields: socialFundPaidOut,
		admit: admitMovement,
		legs: (_, event) =>
			entryOf([
				debit(helpFunds[event.fund ?? 'socialFund'], event.amount),
				credit(moneyAccount(event.via), event.amount)
			]),
		facts: noFacts,
		shown: {
			words: 'meeting.other-social-out',
			picture: 'social-pot',
			account: 'paper.money-social-fund-out'
		}
	}
} as const satisfies KindsOf<SocialFundPaidIn | SocialFundPaidOut>;

export const socialFundDrafts: DraftsOf<SocialFundCommand> = {
	PaySocialFund: (_, { on, memberId, amount }) =>
		ok([{ type: 'SocialFundPaidIn', occurredOn: on, memberId, amount }]),
	SpendSocialFund: draftSocialHelp
};

/** Help from a fund is decided like a loan: with a quorum, and officers among those who agree. */
function draftSocialHelp(state: GroupState, command: SpendSocialFund): Drafted {
	const refused = lacksDecision(state, command.agreedBy, 'SocialFundPaidOut');
	if (refused) return err(refused);
	const { on: occurredOn, memberId, amount, reason, fund } = command;
	return ok([{ type: 'SocialFundPaidOut', occurredOn, memberId, amount, reason, ...optional('fund', fund) }]);
}
