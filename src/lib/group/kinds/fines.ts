import { err, ok, present, type FineId, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { add, least, subtract, zero, type Money } from '#money';
import * as v from 'valibot';
import { finesIncome, moneyAccount, socialFund } from '../chart.ts';
import {
	needsAccountOf,
	needsActiveMember,
	needsCircle,
	needsMeeting,
	needsMembers,
	needsWholeCoins
} from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import { amount, event, fineId, listCode, memberId, saying, toOthers, via } from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { finesDueOf, unpaidOf } from '../fines/proposed-fines.ts';
import { noLegs, type AskedFor, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import type { Rejection } from '../rejections.ts';
import { lessPaid, othersLegs, paidToOthers, withOwners } from '../sharing/owed-to-others.ts';
import { rulesOn } from '../state-on.ts';
import type { Fine, GroupState } from '../state.ts';

const finesGo = v.picklist(['group', 'socialFund']);

const fineImposed = event('FineImposed', {
	fineId,
	memberId,
	reason: listCode('reason of the fine: absent, late, savingMissed, instalmentMissed or a code of the group'),
	amount,
	to: saying(finesGo, 'where it goes; by the rules of that day when left out, and kept')
});

export type FineImposed = v.InferOutput<typeof fineImposed>;

const fineForgiven = event('FineForgiven', { fineId });

export type FineForgiven = v.InferOutput<typeof fineForgiven>;

const finePaid = event('FinePaid', { via, fineId, amount, toOthers });

export type FinePaid = v.InferOutput<typeof finePaid>;

declare module '../event-types.ts' {
	interface EventKinds {
		FineImposed: FineImposed;
		FineForgiven: FineForgiven;
		FinePaid: FinePaid;
	}
}

export type ImposeFine = AskedFor<'ImposeFine', FineImposed, 'fineId' | 'memberId' | 'reason' | 'amount'>;

export interface ForgiveFine extends AskedOn<'ForgiveFine'> {
	readonly fineId: FineId;
	readonly agreedBy: readonly MemberId[];
}

/** One payment for a member's fines, oldest first; it becomes one event for each fine. */
export interface PayFines extends AskedOn<'PayFines'> {
	readonly memberId: MemberId;
	readonly amount: Money;
}

export type FineCommand = ImposeFine | ForgiveFine | PayFines;

export const fineKinds = {
	FineImposed: {
		fields: fineImposed,
		admit: admitFine,
		legs: noLegs,
		facts: (draft, { fineId, memberId, reason, amount, to, occurredOn }) => {
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
		shown: { words: 'book.entry-fine', picture: 'late-coin', register: 'paper.fine-due' },
		point: 'fines',
		isDecided: ({ to }) => to !== undefined
	},
	FineForgiven: {
		fields: fineForgiven,
		admit: admitForgiving,
		legs: noLegs,
		facts: (draft, { fineId }) => {
			const fine = present(draft.fines.get(fineId), 'a forgiven fine is known');
			draft.fines.set(fineId, { ...fine, forgiven: true });
		},
		shown: {
			words: 'book.entry-fine-forgiven',
			picture: 'late-gone',
			register: 'book.entry-fine-forgiven'
		},
		point: 'fines'
	},
	FinePaid: {
		fields: finePaid,
		admit: admitFinePayment,
		legs: finePayment,
		facts: (draft, { fineId, amount }) => {
			const fine = present(draft.fines.get(fineId), 'a paid fine is known');
			draft.fines.set(fineId, {
				...lessPaid(fine, { interest: amount, principal: zero }),
				paid: add(fine.paid, amount)
			});
		},
		shown: { words: 'book.entry-fine-paid', picture: 'late-coin', account: 'paper.fine' },
		point: 'fines'
	}
} as const satisfies KindsOf<FineImposed | FineForgiven | FinePaid>;

export const fineDrafts: DraftsOf<FineCommand> = {
	// The rules prescribe it, so no quorum is required; but a fine is imposed in the circle, not at the desk.
	ImposeFine: (state, { on, fineId, memberId, reason, amount }) => {
		const refused = needsCircle(state);
		if (refused) return err(refused);
		return ok([{ type: 'FineImposed', occurredOn: on, fineId, memberId, reason, amount }]);
	},
	ForgiveFine: draftForgiving,
	PayFines: draftFinePayments
};

/** Checks a fine, which posts nothing and may be outside a meeting. Its destination is stored, by the rules of its day. */
function admitFine(state: GroupState, event: FineImposed): Result<FineImposed, Rejection> {
	const refused =
		(state.fines.has(event.fineId) ? ({ type: 'DuplicateId', id: event.fineId } as const) : null) ??
		needsActiveMember(state, event.memberId, event.occurredOn) ??
		needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	return ok({ ...event, to: event.to ?? rulesOn(state, event.occurredOn)?.fines.to ?? 'group' });
}

/** Checks forgiveness, also for a leaver: nothing else could end a fine that her settlement did not cover. */
function admitForgiving(state: GroupState, event: FineForgiven): Result<FineForgiven, Rejection> {
	const refused = needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	const fine = state.fines.get(event.fineId);
	if (fine === undefined) return err({ type: 'FineUnknown', fineId: event.fineId });
	const over = needsOpenFine(fine, event);
	return over ? err(over) : ok(event);
}

/** Requires an open fine. A replacement of a payment from before the rest was forgiven is limited only by the amount of the fine (ledger law 6.5). */
function needsOpenFine(fine: Fine, event: FineForgiven | FinePaid): Rejection | null {
	const isForgiven = fine.forgiven && !(event.type === 'FinePaid' && event.corrects !== undefined);
	if (isForgiven || fine.paid >= fine.amount) return { type: 'FineFinished', fineId: fine.fineId };
	return event.occurredOn < fine.imposedOn ? { type: 'DayBeforeFine', imposedOn: fine.imposedOn } : null;
}

function admitFinePayment(state: GroupState, event: FinePaid): Result<FinePaid, Rejection> {
	const refused =
		needsMeeting(state) ?? needsMembers(state, event.approvedBy) ?? needsAccountOf(state, event.via);
	if (refused) return err(refused);
	const fine = state.fines.get(event.fineId);
	if (fine === undefined) return err({ type: 'FineUnknown', fineId: event.fineId });
	const unable =
		needsActiveMember(state, fine.memberId, event.occurredOn) ??
		needsOpenFine(fine, event) ??
		needsWholeCoins(state, event.amount, event.via);
	if (unable) return err(unable);
	const owed = subtract(fine.amount, fine.paid);
	return event.amount > owed ? err({ type: 'MoreThanOwed', owed }) : withOwners(state, event);
}

/** Posts a payment to the destination stored in the fine, whatever the rules are now. */
function finePayment(state: GroupState, event: FinePaid): JournalEntry | null {
	const fine = present(state.fines.get(event.fineId), 'a paid fine is known');
	const others = paidToOthers(fine, { interest: event.amount, principal: zero });
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		credit(fine.to === 'socialFund' ? socialFund : finesIncome, subtract(event.amount, others.interest)),
		...othersLegs(others)
	]);
}

/** The circle forgives a fine, with as many officers as for a correction, because it undoes a decision. */
function draftForgiving(state: GroupState, command: ForgiveFine): Drafted {
	const refused = lacksDecision(state, command.agreedBy, 'FineForgiven');
	if (refused) return err(refused);
	const { on: occurredOn, fineId } = command;
	return ok([{ type: 'FineForgiven', occurredOn, fineId }]);
}

/** Splits one payment over her fines, oldest first; an amount above the total is refused. */
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
