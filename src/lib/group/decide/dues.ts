import { err, ok } from '#kernel';
import { least, subtract } from '#money';
import { needsActiveMember, needsCircle, needsMeeting } from '../admit/checks.ts';
import type { ForgiveFine, PayFines, SpendSocialFund } from '../commands.ts';
import { finesDueOf, unpaidOf } from '../dues/fines-due.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import type { GroupState } from '../state.ts';
import { lacksDecision } from './decision.ts';
import type { Drafted, DraftsOf } from './drafts.ts';
import { optional } from './optional.ts';

export const duesDrafts: DraftsOf<
	| 'BuyAsset'
	| 'ForgiveFine'
	| 'ImposeFine'
	| 'PayFee'
	| 'PayFines'
	| 'PaySocialFund'
	| 'ReceiveIncome'
	| 'SellAsset'
	| 'SpendSocialFund'
	| 'WithdrawSaving'
> = {
	BuyAsset: (_, { on, thing, amount, via }) =>
		ok([{ type: 'AssetBought', occurredOn: on, thing, amount, ...optional('via', via) }]),
	ForgiveFine: draftForgiving,
	// The rules ask for it, so no quorum does; but a fine is said in the circle, not at the desk.
	ImposeFine: (state, { on, fineId, memberId, reason, amount }) => {
		const refused = needsCircle(state);
		if (refused) return err(refused);
		return ok([{ type: 'FineImposed', occurredOn: on, fineId, memberId, reason, amount }]);
	},
	PayFee: (_, { on, memberId, category, amount, via }) =>
		ok([
			{
				type: 'FeePaid',
				occurredOn: on,
				...optional('memberId', memberId),
				category,
				amount,
				...optional('via', via)
			}
		]),
	PayFines: draftFinePayments,
	PaySocialFund: (_, { on, memberId, amount }) =>
		ok([{ type: 'SocialFundPaidIn', occurredOn: on, memberId, amount }]),
	ReceiveIncome: (_, { on, memberId, category, amount, via }) =>
		ok([
			{
				type: 'IncomeReceived',
				occurredOn: on,
				...optional('memberId', memberId),
				category,
				amount,
				...optional('via', via)
			}
		]),
	SellAsset: (_, { on, thing, amount, via }) =>
		ok([{ type: 'AssetSold', occurredOn: on, thing, amount, ...optional('via', via) }]),
	SpendSocialFund: draftSocialHelp,
	WithdrawSaving: (_, { on, memberId, fund, amount, via }) =>
		ok([{ type: 'SavingWithdrawn', occurredOn: on, memberId, fund, amount, ...optional('via', via) }])
};

/** A fine is forgiven by the circle, with as many officers as a correction asks for: it undoes what was decided. */
function draftForgiving(state: GroupState, command: ForgiveFine): Drafted {
	const refused = lacksDecision(state, command.agreedBy, 'FineForgiven');
	if (refused) return err(refused);
	const { on: occurredOn, fineId } = command;
	return ok([{ type: 'FineForgiven', occurredOn, fineId }]);
}

/** Help from the social fund is decided like a loan: quorum, and officers among those who said yes. */
function draftSocialHelp(state: GroupState, command: SpendSocialFund): Drafted {
	const refused = lacksDecision(state, command.agreedBy, 'SocialFundPaidOut');
	if (refused) return err(refused);
	const { on: occurredOn, memberId, amount, reason } = command;
	return ok([{ type: 'SocialFundPaidOut', occurredOn, memberId, amount, reason }]);
}

/** One payment over her fines, oldest first; more than she owes in fines is refused. */
function draftFinePayments(state: GroupState, command: PayFines): Drafted {
	const { on: occurredOn, memberId, amount } = command;
	const refused = needsMeeting(state) ?? needsActiveMember(state, memberId, occurredOn);
	if (refused) return err(refused);
	const { fines, total } = finesDueOf(state, memberId);
	if (amount > total) return err({ type: 'MoreThanOwed', owed: total });
	const events: GroupEvent[] = [];
	let left = amount;
	for (const fine of fines) {
		const taken = least(left, unpaidOf(fine));
		if (taken === 0) break;
		events.push({ type: 'FinePaid', occurredOn, fineId: fine.fineId, amount: taken });
		left = subtract(left, taken);
	}
	return ok(events);
}
