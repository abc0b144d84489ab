import { err, ok, present, type LocalDate, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, heldIn, type JournalEntry } from '#ledger';
import { add, atLeastZero, least, money, subtract, sum, zero, type Money } from '#money';
import * as v from 'valibot';
import {
	chart,
	finesIncome,
	loansTo,
	moneyAccount,
	payableTo,
	savingsOf,
	socialFund,
	surplus
} from '../chart.ts';
import {
	needsNotLeft,
	needsAccountOf,
	needsMeeting,
	needsMemberOn,
	needsMembers,
	needsWholeCoins,
	unlessRefused
} from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import {
	amount,
	event,
	memberId,
	settlement,
	interestToFunds,
	toOthers,
	via,
	type Settlement
} from '../event-fields.ts';
import type { GroupEvent, EventType } from '../event-types.ts';
import { linesOf, type Journal } from '../journal.ts';
import { noFacts, type AskedFor, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { needsLoanOn } from '../loans/limits.ts';
import { loanDay, loanPosition } from '../loans/position.ts';
import { isGivenUp } from '../loans/loan.ts';
import { withMovement } from '../loans/movements.ts';
import { countCame, came } from '../meeting/attendance.ts';
import { changeMember } from '../state-draft.ts';
import { optional } from '../tidy.ts';
import { withPostingDays, enteredAlready } from '../posting-day.ts';
import type { Rejection } from '../rejections.ts';
import { savedBy, savingDueOn } from '../saving/saving-due.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { creditedToFunds } from '../loans/fund-loans.ts';
import { debtsOf, settledDebts } from '../sharing/debts.ts';
import {
	lessPaid,
	othersIn,
	othersLegs,
	paidToOthers,
	settledInterest,
	withOwners
} from '../sharing/owed-to-others.ts';
import { hasToSettle, lossPart, settlementFor } from '../sharing/settlement.ts';
import { surplusNow } from '../sharing/shared-parts.ts';
import type { GroupDraft, GroupState, Member } from '../state.ts';
import { endOffices } from './offices.ts';
import { namedIn, membersIn } from '../correction/needed-by.ts';

const memberLeft = event('MemberLeft', {
	via,
	memberId,
	reason: v.picklist(['moved', 'wish', 'death', 'excluded']),
	settlement: v.optional(
		v.pipe(settlement, v.description('computed where it is missing; kept where it is given'))
	),
	toOthers,
	...interestToFunds
});

export type MemberLeft = v.InferOutput<typeof memberLeft>;

const payablePaid = event('PayablePaid', { via, memberId, amount });

export type PayablePaid = v.InferOutput<typeof payablePaid>;

declare module '../event-types.ts' {
	interface EventKinds {
		MemberLeft: MemberLeft;
		PayablePaid: PayablePaid;
	}
}

/** Settles a leaving member: her savings and surplus, less her debts, are paid out now; the rest stays payable to her or her heirs. */
export interface LeaveGroup extends AskedOn<'LeaveGroup'> {
	readonly memberId: MemberId;
	readonly reason: MemberLeft['reason'];
	/** Minor units paid out now; the whole settlement if left out. */
	readonly paidNow?: Money;
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

export type PayPayable = AskedFor<'PayPayable', PayablePaid, 'memberId' | 'amount' | 'via'>;

export type LeavingCommand = LeaveGroup | PayPayable;

export const leavingKinds = {
	MemberLeft: {
		fields: memberLeft,
		admit: admitLeaving,
		legs: leaving,
		facts: leave,
		shown: {
			words: 'code.resolution-memberLeaves',
			picture: 'woman-leaves',
			account: 'account.entry-member-left'
		},
		isDecided: ({ settlement }) => settlement !== undefined
	},
	PayablePaid: {
		fields: payablePaid,
		admit: (state, event) => unlessRefused(event, refusePayable(state, event)),
		legs: (_, { memberId, amount, via }) =>
			entryOf([debit(payableTo(memberId), amount), credit(moneyAccount(via), amount)]),
		facts: noFacts,
		shown: { words: 'book.entry-payable', picture: 'coins', account: 'paper.money-payable' }
	}
} as const satisfies KindsOf<MemberLeft | PayablePaid>;

export const leavingDrafts: DraftsOf<LeavingCommand> = {
	LeaveGroup: draftLeaving,
	PayPayable: (_, { on: occurredOn, memberId, amount, via }) =>
		ok([{ type: 'PayablePaid', occurredOn, memberId, amount, ...optional('via', via) }])
};

/** Computes a missing settlement and checks a given one (ledger law 5, fine print 21). */
export function admitLeaving(state: GroupState, event: MemberLeft): Result<MemberLeft, Rejection> {
	const { memberId, occurredOn: on, via } = event;
	const refused =
		needsMeeting(state) ??
		needsMemberOn(state, memberId, on) ??
		needsNotLeft(state, memberId) ??
		stillTookPart(state, event) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, via) ??
		owedLater(state, event) ??
		guaranteed(state, event);
	if (refused) return err(refused);
	if (event.settlement === undefined) {
		const settlement = settlementFor(state, { memberId, on, via });
		return settlement.ok ? withOwners(state, { ...event, settlement: settlement.value }) : settlement;
	}
	const untrue =
		refuseSettlement(state, event, event.settlement) ?? needsWholeCoins(state, event.settlement.paid, via);
	return untrue ? err(untrue) : withOwners(state, event);
}

/** Rejects a late leaving before the last day on which she took part (ledger law 11 (34)). */
function stillTookPart(state: GroupState, { memberId, occurredOn }: MemberLeft): Rejection | null {
	const on = tookPartAfter(state, memberId, occurredOn);
	return on === null ? null : { type: 'StillTookPart', memberId, on };
}

/** Rejects a late leaving before a loan or a fine that her settlement would pay. */
function owedLater(state: GroupState, { memberId, occurredOn: on }: MemberLeft): Rejection | null {
	const { loans, fines } = debtsOf(state, memberId, on);
	const tooEarly = loans.map(({ loan }) => needsLoanOn(loan, on)).find((refused) => refused !== null);
	if (tooEarly) return tooEarly;
	const later = fines.find(({ fine }) => on < fine.imposedOn);
	return later === undefined ? null : { type: 'DayBeforeFine', imposedOn: later.fine.imposedOn };
}

/** Rejects a leaving while she is guarantor of another member's unpaid loan. */
function guaranteed(state: GroupState, { memberId, occurredOn: on }: MemberLeft): Rejection | null {
	const day = loanDay(state, on);
	const held = [...state.loans.values()].find(
		(loan) =>
			loan.memberId !== memberId &&
			loan.guarantors.includes(memberId) &&
			!isGivenUp(loan, on) &&
			loanPosition(loan, day).payOff > 0
	);
	return held === undefined ? null : { type: 'GuaranteesLoan', loanId: held.loanId };
}

/**
 * Checks a given settlement: all her savings and all her principal, no more interest and fines than she owes, the loss that the rules ask of her, no
 * more surplus than there is, and both sides equal.
 */
function refuseSettlement(state: GroupState, event: MemberLeft, given: Settlement): Rejection | null {
	const { loans, fines } = debtsOf(state, event.memberId, event.occurredOn);
	const principal = sum(loans.map((line) => line.principal));
	const saved = savedBy(state, event.memberId);
	const has = hasToSettle({ ...given, savings: saved });
	const owed = sum([principal, given.interest, given.fines]);
	if (owed > has) return { type: 'OwesMoreThanSheHas', owed, has };
	const isTrue =
		given.savings === saved &&
		given.loan === principal &&
		given.interest <= sum(loans.map((line) => line.interest)) &&
		given.fines <= sum(fines.map((line) => line.amount)) &&
		(given.loss ?? zero) === lossPart(state, event.memberId, event.occurredOn) &&
		has === sum([owed, given.paid, given.payable]);
	if (!isTrue) return { type: 'SettlementDoesNotAddUp' };
	const surplus = atLeastZero(surplusNow(state));
	return given.surplus > surplus ? { type: 'SurplusTooSmall', surplus, asked: given.surplus } : null;
}

/** Posts the settlement: her savings and her part of the surplus pay her debts in order; the rest is paid out or becomes payable. */
function leaving(state: GroupState, event: MemberLeft): JournalEntry | null {
	const { memberId, via } = event;
	const settlement = present(event.settlement, 'a recorded leaving carries its settlement');
	const debts = settledDebts(state, event);
	const { loans, fines } = debts;
	const others = othersIn(debts);
	const funds = (['regular', 'voluntary', 'shares'] as const).map((fund) => savingsOf(memberId, fund));
	return entryOf([
		...funds.map((account) => debit(account, heldIn(state.balances, chart, account))),
		debit(surplus, settlement.surplus),
		credit(surplus, settlement.loss ?? zero),
		...loans.map(({ loan, principal }) => credit(loansTo(memberId, loan.source), principal)),
		...settledInterest(settlement.interest, loans, creditedToFunds(event)),
		...fines.map(({ fine, amount }) =>
			credit(
				fine.to === 'socialFund' ? socialFund : finesIncome,
				subtract(amount, paidToOthers(fine, { interest: amount, principal: zero }).interest)
			)
		),
		...othersLegs(others),
		credit(moneyAccount(via), settlement.paid),
		credit(payableTo(memberId), settlement.payable)
	]);
}

/** Ends the membership on that day: her loans and fines are settled, her offices end, nothing more falls due. */
function leave(draft: GroupDraft, event: MemberLeft): void {
	const { memberId, occurredOn: on } = event;
	const { loans, fines } = settledDebts(draft, event);
	for (const { loan, principal, interest } of loans)
		draft.loans.set(
			loan.loanId,
			withMovement(lessPaid(loan, { interest, principal }), { on, principal: money(-principal), interest })
		);
	for (const { fine, amount } of fines)
		draft.fines.set(fine.fineId, {
			...lessPaid(fine, { interest: amount, principal: zero }),
			paid: add(fine.paid, amount)
		});
	endOffices(draft, memberId, on);
	changeMember(draft, memberId, (member) => ({
		...withoutMeetingsFrom(draft, member, on),
		leftOn: on,
		leftBecause: event.reason
	}));
}

/**
 * Removes her dues for meetings from the leaving day on, and her attendance for those after it (ledger fine print 17 and 25): a meeting sealed on the
 * day itself still counted her.
 */
function withoutMeetingsFrom(
	draft: GroupDraft,
	member: Member,
	on: MemberLeft['occurredOn']
): Partial<Member> {
	const later = draft.regularMeetings.filter(
		({ day }) => day >= on && day >= member.joinedOn && !isOfAnOlderCycle(draft, day)
	);
	const due = later.reduce((sum, { day }) => sum + savingDueOn(draft, member.memberId, day), 0);
	const marked = later.filter(({ day, sealed }) => sealed && day > on).length;
	const kept = Math.max(0, member.recentMarks.length - marked);
	return {
		savingsDue: money(member.savingsDue - due),
		meetingsHeld: member.meetingsHeld - marked,
		meetingsPresent: member.meetingsPresent - countCame(member.recentMarks.slice(kept)),
		recentMarks: member.recentMarks.slice(0, kept)
	};
}

/** Checks a payment to a leaver or her heirs; it must not exceed what is still payable. */
function refusePayable(
	state: GroupState,
	{ memberId, occurredOn, via, amount }: PayablePaid
): Rejection | null {
	const refused =
		needsMeeting(state) ??
		needsMemberOn(state, memberId, occurredOn) ??
		needsAccountOf(state, via) ??
		needsWholeCoins(state, amount, via);
	if (refused) return refused;
	// Before her leaving day the settlement was not payable, not even on a late page.
	const leftOn = state.members.get(memberId)?.leftOn ?? null;
	const isBefore = leftOn !== null && occurredOn < leftOn;
	if (isBefore && state.journal === null) return { type: 'WholeBookNeeded' };
	const held = heldIn(state.balances, chart, payableTo(memberId));
	const owed =
		isBefore && state.journal !== null ? least(held, payableFrom(state.journal, memberId, occurredOn)) : held;
	return amount > owed ? { type: 'MoreThanOwed', owed } : null;
}

/** Minimum payable to a member at the end of `on` and of every later day in the book; minor units, zero or more. */
function payableFrom(journal: Journal, memberId: MemberId, on: LocalDate): Money {
	const account = payableTo(memberId);
	const moves = withPostingDays(linesOf(journal)).flatMap(({ entry, postedOn }) =>
		(entry?.postings ?? [])
			.filter((leg) => leg.account === account)
			.map(({ side, amount }) => ({ postedOn, more: side === 'credit' ? amount : -amount }))
	);
	const heldOn = (day: LocalDate) =>
		moves.reduce((sum, { postedOn, more }) => (postedOn <= day ? sum + more : sum), 0);
	const days = [on, ...moves.map(({ postedOn }) => postedOn).filter((day) => day > on)];
	return atLeastZero(money(Math.min(...days.map(heldOn))));
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

function payingNow(settlement: Settlement, hers: Money, paid: Money): Settlement {
	return { ...settlement, paid, payable: money(hers - paid) };
}

/** Kinds that do not count as taking part in the group, and so are allowed after she has left. */
const noPart: ReadonlySet<EventType> = new Set<EventType>([
	'AccessNoted',
	'ConsentGiven',
	'ConsentWithdrawn',
	'MemberErased',
	'MemberNamed',
	'DisputeRaised',
	'FineForgiven'
]);

/**
 * Returns the last day after `on` on which she took part in an earlier-recorded entry; null if there is none. Only a late meeting, or one over
 * several days, can have such a day.
 */
export function tookPartAfter(state: GroupState, memberId: MemberId, on: LocalDate): LocalDate | null {
	const days = enteredAlready(state)
		.filter((entry) => entry.on > on && partiesOf(state, entry.event).includes(memberId))
		.map((entry) => entry.on);
	return days.sort().at(-1) ?? null;
}

/** Returns the members who take part in an event: as a party, as borrower or debtor of a fine, or by acting in it. */
function partiesOf({ loans, fines }: GroupState, event: GroupEvent): readonly MemberId[] {
	if (noPart.has(event.type)) return [];
	if (event.type === 'OpeningBalances') return namedIn(event);
	if (event.type === 'AttendanceMarked' && !came(event.state)) return [];
	const loan = 'loanId' in event ? loans.get(event.loanId) : undefined;
	if (loan !== undefined && event.type === 'LoanRepaid' && isGivenUp(loan, event.occurredOn)) return [];
	const fine = 'fineId' in event ? fines.get(event.fineId) : undefined;
	const acting = event.type === 'MeetingOpened' ? [event.calledBy] : [];
	const carrying =
		event.type === 'CashTakenToBank' || event.type === 'CashTakenFromBank' ? event.by : undefined;
	return [...membersIn(event), ...(carrying ?? []), loan?.memberId, fine?.memberId, ...acting].filter(
		(named) => named !== undefined
	);
}
