import { err, ok, type LocalDate } from '#kernel';
import { money, type Money } from '#money';
import type { AddMember, ChangeRules, LeaveGroup, PayDividend } from '../commands.ts';
import { writtenRules, type Constitution } from '../constitution.ts';
import type { GroupEvent, Settlement } from '../event-schema/types.ts';
import { buyInEntry } from '../sharing/buy-in.ts';
import type { Rejection } from '../rejections.ts';
import { settlementFor } from '../sharing/settlement.ts';
import { rulesOn, type GroupState } from '../state.ts';
import { lacksDecision } from './decision.ts';
import type { Drafted, DraftsOf } from './drafts.ts';

import { resolution } from './minutes.ts';
import { optional } from './optional.ts';

export const membershipDrafts: DraftsOf<
	| 'ChangeRules'
	| 'GiveConsent'
	| 'LeaveGroup'
	| 'NoteErasure'
	| 'PayDividend'
	| 'PayPayable'
	| 'WithdrawConsent'
> = {
	ChangeRules: draftRules,
	GiveConsent: (_, { on: occurredOn, memberId, notice, language, scope }) =>
		ok([{ type: 'ConsentGiven', occurredOn, memberId, notice, language, scope }]),
	LeaveGroup: draftLeaving,
	NoteErasure: (_, { on: occurredOn, memberId }) => ok([{ type: 'MemberErased', occurredOn, memberId }]),
	PayDividend: draftDividend,
	PayPayable: (_, { on: occurredOn, memberId, amount, via }) =>
		ok([{ type: 'PayablePaid', occurredOn, memberId, amount, ...optional('via', via) }]),
	WithdrawConsent: (_, { on: occurredOn, memberId, scope }) =>
		ok([{ type: 'ConsentWithdrawn', occurredOn, memberId, ...optional('scope', scope) }])
};

/**
 * She joins and, where the rules ask for it, pays her buy-in in the same breath; that needs an open meeting. Where each
 * woman has her own amount, hers is decided with it: otherwise nothing would ever fall due (ledger law 7).
 */
export function draftJoining(state: GroupState, command: AddMember): Drafted {
	const { on, memberId, number, symbol, buyIn = null } = command;
	const joined: GroupEvent = { type: 'MemberJoined', occurredOn: on, memberId, number, symbol };
	const rules = rulesOn(state, on);
	if (rules === null) return ok([joined]);
	const asked = draftHerSaving(state, rules, command);
	if (!asked.ok) return asked;
	const paid = buyIn === null || buyIn === 0 ? [] : [buyInEntry(rules, { memberId, on, amount: buyIn })];
	return ok([joined, ...asked.value, ...paid]);
}

/** The whole rules with her amount beside those of the others, from the day on which she joins. */
function draftHerSaving(state: GroupState, rules: Constitution, command: AddMember): Drafted {
	const { on: occurredOn, memberId, saving: amount = null, agreedBy = [] } = command;
	const { saving } = rules;
	if (saving.mode !== 'perMember') return ok([]);
	const lacking = lacksDecision(state, agreedBy, 'ConstitutionChanged');
	if (lacking) return err(lacking);
	if (amount === null || amount === 0) return err({ type: 'SavingMissing' });
	const constitution = {
		...writtenRules(rules),
		saving: { ...saving, amounts: [...saving.amounts, { memberId, amount }] }
	};
	return ok([{ type: 'ConstitutionChanged', occurredOn, constitution }]);
}

/** The resolution stands before the rules that it made; they follow it in the same meeting (ledger law 3). */
function draftRules(state: GroupState, { on, constitution, agreedBy }: ChangeRules): Drafted {
	const lacking = afterMeeting(state, on) ?? lacksDecision(state, agreedBy, 'ConstitutionChanged');
	if (lacking) return err(lacking);
	return ok([
		resolution(state, { on, kind: 'rules', agreedBy }),
		{ type: 'ConstitutionChanged', occurredOn: on, constitution }
	]);
}

/** The day of a page is the greatest day in it (ledger fine print 15): rules dated ahead would close every day before. */
function afterMeeting({ openMeeting }: GroupState, on: LocalDate): Rejection | null {
	return openMeeting !== null && on > openMeeting.day
		? { type: 'DayAfterMeeting', meetingDay: openMeeting.day }
		: null;
}

function draftLeaving(state: GroupState, command: LeaveGroup): Drafted {
	const { on, memberId, reason, paidNow, agreedBy, via } = command;
	const lacking = lacksDecision(state, agreedBy, 'MemberLeft');
	if (lacking) return err(lacking);
	const left: GroupEvent = {
		type: 'MemberLeft',
		occurredOn: on,
		memberId,
		reason,
		...optional('via', via)
	};
	if (paidNow === undefined) return ok([left]);
	const settlement = settlementFor(state, { memberId, on, via });
	if (!settlement.ok) return settlement;
	const hers = money(settlement.value.paid + settlement.value.payable);
	return paidNow > hers
		? err({ type: 'MoreThanOwed', owed: hers })
		: ok([{ ...left, settlement: payingNow(settlement.value, hers, paidNow) }]);
}

/** The rest is still to be paid to her or her heirs. */
function payingNow(settlement: Settlement, hers: Money, paid: Money): Settlement {
	return { ...settlement, paid, payable: money(hers - paid) };
}

/** Parts as they were shown to the circle; those of nothing are left out. */
function draftDividend(state: GroupState, command: PayDividend): Drafted {
	const { on, rule, weights, amount, to, parts, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'DividendPaid');
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'DividendPaid',
			occurredOn: on,
			rule,
			...optional('weights', weights),
			amount,
			parts: parts.filter((part) => part.amount > 0),
			to
		}
	]);
}
