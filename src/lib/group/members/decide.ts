import { err, ok } from '#kernel';
import { money, type Money } from '#money';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import type { GroupEvent } from '../event-types.ts';
import { optional } from '../optional.ts';
import { writtenRules, type Constitution } from '../rules/constitution.ts';
import { buyInEntry } from '../sharing/buy-in.ts';
import { settlementFor } from '../sharing/settlement.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { AddMember, LeaveGroup } from './commands.ts';
import type { Settlement } from './events.ts';

export const memberDrafts: DraftsOf<
	'AddMember' | 'GiveConsent' | 'LeaveGroup' | 'NameMember' | 'NoteErasure' | 'PayPayable' | 'WithdrawConsent'
> = {
	AddMember: draftJoining,
	GiveConsent: (_, { on: occurredOn, memberId, notice, language, scope }) =>
		ok([{ type: 'ConsentGiven', occurredOn, memberId, notice, language, scope }]),
	LeaveGroup: draftLeaving,
	NameMember: (_, { on: occurredOn, memberId, name }) =>
		ok([{ type: 'MemberNamed', occurredOn, memberId, name }]),
	NoteErasure: (_, { on: occurredOn, memberId }) => ok([{ type: 'MemberErased', occurredOn, memberId }]),
	PayPayable: (_, { on: occurredOn, memberId, amount, via }) =>
		ok([{ type: 'PayablePaid', occurredOn, memberId, amount, ...optional('via', via) }]),
	WithdrawConsent: (_, { on: occurredOn, memberId, scope }) =>
		ok([{ type: 'ConsentWithdrawn', occurredOn, memberId, ...optional('scope', scope) }])
};

/**
 * She joins and, where the rules ask for it, pays her buy-in in the same breath; that needs an open meeting. Where each
 * woman has her own amount, hers is decided with it: otherwise nothing would ever fall due (ledger law 7).
 */
function draftJoining(state: GroupState, command: AddMember): Drafted {
	const { on, memberId, number, symbol, name, buyIn = null } = command;
	const joined: GroupEvent = {
		type: 'MemberJoined',
		occurredOn: on,
		...{ memberId, number, symbol, ...optional('name', name) }
	};
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
