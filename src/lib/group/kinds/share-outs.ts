import { err, ok, present, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, heldIn, typeOf, type JournalEntry, type Posting } from '#ledger';
import { add, money, subtract, sum, zero, type Money } from '#money';
import * as v from 'valibot';
import { box, chart, finesIncome, loansTo, payableTo, savingsOf, socialFund, surplus } from '../chart.ts';
import { needsCircle, needsEachOnce, needsKnownPieces, needsMembers } from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import {
	amount,
	balance,
	event,
	saying,
	sharedOutLine,
	interestToFunds,
	toOthers,
	type SharedOutLine
} from '../event-fields.ts';
import type { AskedOn, Drafted, DraftsOf, KindsOf } from '../kind.ts';
import { creditedToFunds, interestForFunds } from '../loans/fund-loans.ts';
import type { Loan } from '../loans/loan.ts';
import { withMovement } from '../loans/movements.ts';
import { changeMember } from '../state-draft.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { sharingRule } from '../rules/constitution-schema.ts';
import { debtsFallenDue, takenFrom } from '../sharing/debts.ts';
import { notesInBox } from '../sharing/notes-in-box.ts';
import {
	giveDebtsToOthers,
	lessPaid,
	othersIn,
	settledInterest,
	othersLegs,
	paidToOthers,
	withOwners
} from '../sharing/owed-to-others.ts';
import { shareOutLines } from '../sharing/share-out-rows.ts';
import { shareOut, type ShareOut } from '../sharing/share-out.ts';
import { otherThanByRule } from '../sharing/shared-parts.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';
import { sharedPart, sharingRate, sharingWeights } from './dividends.ts';
import { countedPieces } from './meeting-acts.ts';

const cycleSharedOut = event('CycleSharedOut', {
	rule: sharingRule,
	weights: sharingWeights,
	rate: sharingRate,
	basis: v.pipe(
		v.picklist(['whole', 'netted']),
		v.description('all that the group has · less what the part of a debtor does not cover')
	),
	unit: saying(
		amount,
		'minor units to which parts are rounded; the rounding unit of the rules when left out'
	),
	notes: saying(
		countedPieces,
		'the notes and coins that lie in the box: what is paid is rounded down to what can be laid with them, and `unit` is the smallest piece to which that needs rounding, computed where it is missing'
	),
	keep: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman leaves with the group as her first saving of the next cycle'
	),
	parts: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman gets before her debts; computed where it is missing, refused where the rule gives something else'
	),
	lines: saying(
		v.pipe(v.array(sharedOutLine), v.maxLength(60)),
		'how each part was used; computed where it is missing, refused where it is something else'
	),
	socialFund: saying(amount, 'minor units of the social fund that are shared out, where the rules say so'),
	toOthers,
	...interestToFunds,
	setAside: saying(
		balance,
		'what of the box belongs to others and stayed there; computed where it is missing, refused where it is something else'
	)
});

export type CycleSharedOut = v.InferOutput<typeof cycleSharedOut>;

declare module '../event-types.ts' {
	interface EventKinds {
		CycleSharedOut: CycleSharedOut;
	}
}

export interface ShareOutCycle extends AskedOn<'ShareOutCycle'> {
	readonly rule: CycleSharedOut['rule'];
	readonly weights?: CycleSharedOut['weights'];
	readonly rate?: CycleSharedOut['rate'];
	readonly basis: CycleSharedOut['basis'];
	/** Minor units to which parts are rounded. */
	readonly unit?: Money;
	/** True if payments are rounded to the notes and coins counted in this meeting. */
	readonly byNotes?: true;
	/** Parts as shown before the decision (`shareOut`); a later change is refused. */
	readonly parts: NonNullable<CycleSharedOut['parts']>;
	/** Amounts of members who leave money with the group for the next cycle. */
	readonly keep: NonNullable<CycleSharedOut['keep']>;
	readonly agreedBy: readonly MemberId[];
}

export type ShareOutCommand = ShareOutCycle;

export const shareOutKinds = {
	CycleSharedOut: {
		fields: cycleSharedOut,
		admit: admitShareOut,
		legs: sharedOut,
		facts: endCycle,
		shown: { words: 'book.entry-share-out', picture: 'pouring-pots', account: 'paper.money-share-out' },
		isDecided: ({ parts, lines }) => parts !== undefined && lines !== undefined
	}
} as const satisfies KindsOf<CycleSharedOut>;

export const shareOutDrafts: DraftsOf<ShareOutCommand> = {
	ShareOutCycle: draftShareOut
};

/**
 * Checks a share-out: each part must equal the rule to the last minor unit, so nobody is left out or rounds in her own favour, and the box must cover
 * the payments. A figure that changed since the preview is refused.
 */
export function admitShareOut(state: GroupState, event: CycleSharedOut): Result<CycleSharedOut, Rejection> {
	// Only the rules decide if the social fund is shared out; the field of a file is only compared.
	const { occurredOn: on, socialFund: fundOfFile, setAside: asideOfFile, ...said } = event;
	const refused =
		needsCircle(state) ??
		needsCycle(state, event) ??
		needsMembers(state, event.approvedBy) ??
		needsKnownPieces(state, event.notes ?? {}) ??
		needsEachOnce(event.parts) ??
		needsEachOnce(event.keep) ??
		needsEachOnce(event.lines);
	if (refused) return err(refused);
	const shared = shareOut(state, on, event);
	if (!shared.ok) return shared;
	const other = otherPart(shared.value, event.parts);
	if (other) return err(other);
	const lines = shareOutLines(state, shared.value, event);
	if (!lines.ok) return lines;
	const changed = otherLine(lines.value, event.lines);
	if (changed) return err(changed);
	const asked = sum(lines.value.map(({ paid }) => paid));
	const { inBox, setAside, socialFund, notesUnit } = shared.value;
	// A decided share-out keeps its amounts: the social fund must match even where rounding hides a difference.
	const fundThen = event.lines === undefined ? socialFund : (fundOfFile ?? zero);
	if (fundThen !== socialFund) return err({ type: 'PartsDoNotAddUp', whole: socialFund, parts: fundThen });
	if (asideOfFile !== undefined && asideOfFile !== setAside)
		return err({ type: 'PartsDoNotAddUp', whole: setAside, parts: asideOfFile });
	if (asked > inBox) return err({ type: 'BoxTooSmall', held: inBox, asked });
	if (add(asked, setAside) > inBox)
		return err({ type: 'BoxHoldsOthers', held: inBox, others: setAside, asked });
	return withOwners(state, {
		...said,
		occurredOn: on,
		parts: partsOf(shared.value),
		lines: lines.value.filter((line) => lineKeys.some((key) => (line[key] ?? zero) > 0)),
		...(notesUnit !== null && { unit: notesUnit }),
		...(socialFund > 0 && { socialFund }),
		setAside
	});
}

function needsCycle(state: GroupState, { occurredOn: on }: CycleSharedOut): Rejection | null {
	if (rulesOn(state, on)?.kind !== 'vsla') return { type: 'NoCycle' };
	const { sharedOutOn, lastSealedDay, openMeeting } = state;
	// The present balances are shared out, so the day must not be before the last sealed page.
	if (lastSealedDay !== null && on < lastSealedDay) return { type: 'DayBeforeLastMeeting', lastSealedDay };
	// It also must not be before the last day of its own meeting: a loan would be netted before it was given.
	const lastDay = openMeeting?.lastDay ?? on;
	if (on < lastDay) return { type: 'DayBeforeMeeting', meetingDay: lastDay };
	return sharedOutOn !== null && on <= sharedOutOn ? { type: 'SharedOutAlready', on: sharedOutOn } : null;
}

function otherPart(shared: ShareOut, given: CycleSharedOut['parts']): Rejection | null {
	if (given === undefined) return null;
	return otherThanByRule(partsOf(shared), given);
}

/** Returns the parts by member number, without those of zero. */
function partsOf({ rows }: ShareOut): NonNullable<CycleSharedOut['parts']> {
	return rows.filter(({ part }) => part > 0).map(({ memberId, part }) => ({ memberId, amount: part }));
}

function otherLine(computed: readonly SharedOutLine[], given: CycleSharedOut['lines']): Rejection | null {
	if (given === undefined) return null;
	for (const key of lineKeys) {
		const amounts = (lines: readonly SharedOutLine[]) =>
			lines.map((line) => ({ memberId: line.memberId, amount: line[key] ?? zero }));
		const other = otherThanByRule(amounts(computed), amounts(given));
		if (other) return other;
	}
	return null;
}

const lineKeys = [
	'savings',
	'part',
	'voluntary',
	'loan',
	'interest',
	'fines',
	'paid',
	'kept',
	'payable',
	'cut'
] as const;

/**
 * Posts a share-out: savings pay debts and payouts; income and expense are closed into surplus, which takes the remainder (ledger law 5). The closing
 * postings debit income or credit expense, and reports of a period leave them out.
 */
export function sharedOut(state: GroupState, event: CycleSharedOut): JournalEntry | null {
	const lines = present(event.lines, 'a recorded share-out carries its lines');
	const legs = lines.flatMap((line) => legsOf(state, event, line));
	const shared = event.socialFund ?? zero;
	const social = shared > 0 ? [debit(socialFund, shared)] : [];
	return entryOf(withSurplus([...legs, ...social, ...closing(state, legs)]));
}

function legsOf(state: GroupState, event: CycleSharedOut, line: SharedOutLine): readonly Posting[] {
	const { memberId } = line;
	const taken = takenFrom(debtsFallenDue(state, memberId, event.occurredOn), line);
	const { loans, fines } = taken;
	const sharesFund = rulesOn(state, event.occurredOn)?.socialFund?.sharedOut === true;
	return [
		...(['regular', 'shares'] as const).map((fund) => {
			const account = savingsOf(memberId, fund);
			return debit(account, heldIn(state.balances, chart, account));
		}),
		debit(savingsOf(memberId, 'voluntary'), line.voluntary ?? zero),
		...loans.map(({ loan, principal }) => credit(loansTo(memberId, loan.source), principal)),
		// Interest and fines of a fund that is shared out are not credited to it, since they would leave it at once.
		...settledInterest(line.interest, loans, creditedToFunds(interestForFunds(taken, sharesFund))),
		...fines
			.filter(({ fine }) => !(sharesFund && fine.to === 'socialFund'))
			.map(({ fine, amount }) =>
				credit(
					fine.to === 'socialFund' ? socialFund : finesIncome,
					subtract(amount, paidToOthers(fine, { interest: amount, principal: zero }).interest)
				)
			),
		...othersLegs(othersIn(taken)),
		credit(box, line.paid),
		credit(savingsOf(memberId, keptAs(state, event)), line.kept),
		credit(payableTo(memberId), line.payable)
	];
}

/** The fund for amounts left with the group: the first saving of the next cycle. */
function keptAs(state: GroupState, { occurredOn }: CycleSharedOut): 'shares' | 'regular' {
	return rulesOn(state, occurredOn)?.saving.mode === 'shares' ? 'shares' : 'regular';
}

function withSurplus(legs: readonly Posting[]): readonly Posting[] {
	const lacking: number = legs.reduce(
		(total, { side, amount }) => (side === 'debit' ? total - amount : total + amount),
		0
	);
	const amount: Money = money(Math.abs(lacking));
	return [...legs, lacking > 0 ? debit(surplus, amount) : credit(surplus, amount)];
}

/** Closing postings for each account of income and expense, including what `legs` add to it. */
function closing({ balances }: GroupState, legs: readonly Posting[]): readonly Posting[] {
	const totals = new Map(balances);
	for (const { account, side, amount } of legs)
		totals.set(account, money((totals.get(account) ?? zero) + (side === 'debit' ? amount : -amount)));
	return [...totals].flatMap(([account, balance]) => {
		const type = typeOf(chart, account);
		if (balance === 0 || (type !== 'income' && type !== 'expense')) return [];
		return [balance < 0 ? debit(account, money(-balance)) : credit(account, balance)];
	});
}

/** Ends the cycle: debts are paid from the parts; dues, attendance and shares start again the next day (ledger law 5). */
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

/** Nets a loan; if it is netted in full, it is closed and its later instalments are cancelled (fine print 20). */
function netted(
	loan: Loan,
	movement: Pick<Loan['movements'][number], 'on' | 'principal' | 'interest'>
): Loan {
	const isClosed = movement.principal !== 0 && loan.outstanding + movement.principal === 0;
	return withMovement(loan, { ...movement, netted: isClosed ? 'whole' : 'partly' });
}

/** Takes the parts as they were shown, without those of zero. */
function draftShareOut(state: GroupState, command: ShareOutCycle): Drafted {
	const { on, rule, weights, rate, basis, unit, byNotes, parts, keep, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'CycleSharedOut');
	const notes = byNotes ? notesInBox(state) : undefined;
	if (lacking) return err(lacking);
	if (notes === null) return err({ type: 'CountMissing' });
	return ok([
		{
			type: 'CycleSharedOut',
			occurredOn: on,
			rule,
			...optional('weights', weights),
			...optional('rate', rate),
			basis,
			...optional('unit', unit),
			...optional('notes', notes),
			...optional('keep', keep.length === 0 ? undefined : [...keep]),
			parts: parts.filter((part) => part.amount > 0)
		}
	]);
}
