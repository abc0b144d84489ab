import {
	err,
	ok,
	present,
	type EventId,
	type Instant,
	type LocalDate,
	type MemberId,
	type Result
} from '#kernel';
import { balanceOf, credit, debit, entryOf } from '#ledger';
import { money, worthOf, zero, type Money } from '#money';
import * as v from 'valibot';
import { box, cashOver, cashShort } from '../chart.ts';
import {
	needsCircle,
	needsKnownPieces,
	needsMembers,
	needsMembersOfDay,
	needsWholeCoins
} from '../checks.ts';
import { lacksConsent } from '../offices/officers-who-decide.ts';
import {
	amount,
	amountMax,
	attendanceState,
	count,
	event,
	listCode,
	memberId,
	penStep,
	saying,
	type SavingFund
} from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { noFacts, noLegs, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import type { Rejection } from '../rejections.ts';
import { ownMeeting } from '../state-draft.ts';
import { liveEvents, rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';

/** Limits of a cash count: kinds of pieces, pieces of one kind, and total in minor units. */
export const countMost = { kinds: 30, ofOne: 100_000, worth: amountMax } as const;

const attendanceMarked = event('AttendanceMarked', {
	memberId,
	state: attendanceState,
	by: saying(v.picklist(['self', 'representative']), 'she herself when left out')
});

export type AttendanceMarked = v.InferOutput<typeof attendanceMarked>;

const penTaken = event('PenTaken', {
	memberId: v.pipe(memberId, v.description('who does this step of the meeting herself')),
	step: penStep
});

export type PenTaken = v.InferOutput<typeof penTaken>;

export const codeOutcome = v.pipe(
	v.picklist(['same', 'other', 'left']),
	v.description('the passbook shows the same pictures · other ones, three times · nobody was asked')
);

export type CodeOutcome = v.InferOutput<typeof codeOutcome>;

const lastCodeCompared = event('LastCodeCompared', { outcome: codeOutcome });

export type LastCodeCompared = v.InferOutput<typeof lastCodeCompared>;

export const countedPieces = v.pipe(
	v.record(
		v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/, 'a note or coin is named by its minor units')),
		count(0, countMost.ofOne, 'how many of it')
	),
	v.check(
		(pieces) => Object.keys(pieces).length <= countMost.kinds,
		`at most ${countMost.kinds} kinds of notes and coins`
	),
	v.check(
		(pieces) => worthOf(pieces) <= countMost.worth,
		`a count is worth at most ${countMost.worth} minor units`
	),
	v.description('minor units of a note or coin: how many')
);

const cashCounted = event('CashCounted', { pieces: countedPieces });

export type CashCounted = v.InferOutput<typeof cashCounted>;

const cashDifferenceAccepted = event('CashDifferenceAccepted', {
	amount,
	direction: v.pipe(
		v.picklist(['short', 'over']),
		v.description('the box holds less, or more, than the book says')
	),
	reason: listCode('reason of the difference')
});

export type CashDifferenceAccepted = v.InferOutput<typeof cashDifferenceAccepted>;

declare module '../event-types.ts' {
	interface EventKinds {
		AttendanceMarked: AttendanceMarked;
		PenTaken: PenTaken;
		LastCodeCompared: LastCodeCompared;
		CashCounted: CashCounted;
		CashDifferenceAccepted: CashDifferenceAccepted;
	}
}

/** Answers one roll call: she came and paid, came without money, is absent, or is absent and sent her money. */
export interface AnswerRoll extends AskedOn<'AnswerRoll'> {
	readonly memberId: MemberId;
	readonly answer: RollAnswer;
	/** Amount of her saving; only with an answer that includes money. */
	readonly amount?: Money;
	/** Amount for the social fund in the same tap; only with an answer that includes money. */
	readonly socialFund?: Money;
	readonly late?: boolean;
}

export type MarkAttendance = AskedFor<'MarkAttendance', AttendanceMarked, 'memberId' | 'state'>;

/** Records that a member does a step of the meeting herself on the phone. */
export type TakePen = AskedFor<'TakePen', PenTaken, 'memberId' | 'step'>;

/** Records whether the code of the last meeting was compared with a passbook. */
export interface CompareLastCode extends AskedOn<'CompareLastCode'> {
	readonly outcome: CodeOutcome;
}

export interface CountCash extends AskedOn<'CountCash'> {
	/** Number of pieces by the value of a note or coin in minor units. */
	readonly pieces: ReadonlyMap<Money, number>;
}

/** Accepts the present difference between count and book as an open entry. */
export interface AcceptCashDifference extends AskedOn<'AcceptCashDifference'> {
	readonly reason: string;
	readonly agreedBy: readonly MemberId[];
}

export type MeetingActCommand =
	| AnswerRoll
	| MarkAttendance
	| TakePen
	| CompareLastCode
	| CountCash
	| AcceptCashDifference;

export const meetingActKinds = {
	AttendanceMarked: {
		fields: attendanceMarked,
		admit: admitAttendance,
		legs: noLegs,
		facts: (draft, event) => {
			const meeting = present(draft.openMeeting, 'attendance is marked in a meeting');
			ownMeeting(draft, meeting).marks.set(event.memberId, event.state);
		},
		shown: { words: 'paper.attendance', picture: 'woman-on-mat', register: 'paper.attendance' },
		point: 'attendance'
	},
	PenTaken: {
		fields: penTaken,
		admit: admitPen,
		legs: noLegs,
		facts: takePen,
		shown: { words: 'book.entry-pen', picture: 'pen', register: 'book.entry-pen' }
	},
	LastCodeCompared: {
		fields: lastCodeCompared,
		admit: admitComparison,
		legs: noLegs,
		facts: noFacts,
		shown: { words: 'meeting.code-title', picture: 'passbook', register: 'meeting.code-title' }
	},
	CashCounted: {
		fields: cashCounted,
		admit: admitCount,
		legs: noLegs,
		facts: (draft, event) => {
			const meeting = present(draft.openMeeting, 'cash is counted in a meeting');
			const cash = Object.entries(event.pieces).reduce(
				(sum, [piece, count]) => sum + Number(piece) * count,
				0
			);
			ownMeeting(draft, meeting).counted = { cash: money(cash), book: draft.balances.get(box) ?? zero };
		},
		shown: { words: 'book.entry-other', picture: 'counting-hands' }
	},
	CashDifferenceAccepted: {
		fields: cashDifferenceAccepted,
		admit: admitDifference,
		legs: (_, event) =>
			event.direction === 'short'
				? entryOf([debit(cashShort, event.amount), credit(box, event.amount)])
				: entryOf([debit(box, event.amount), credit(cashOver, event.amount)]),
		facts: (draft) => {
			const meeting = present(draft.openMeeting, 'a difference is accepted in a meeting');
			if (meeting.counted === null) return;
			const { cash } = meeting.counted;
			ownMeeting(draft, meeting).counted = { cash, book: cash };
		},
		shown: { words: 'book.difference', picture: 'unequal', account: 'account.entry-cash-difference' }
	}
} as const satisfies KindsOf<
	AttendanceMarked | PenTaken | LastCodeCompared | CashCounted | CashDifferenceAccepted
>;

export const meetingActDrafts: DraftsOf<MeetingActCommand> = {
	AnswerRoll: (state, command) => ok(draftRoll(state, command)),
	MarkAttendance: (_, { on, memberId, state }) =>
		ok([{ type: 'AttendanceMarked', occurredOn: on, memberId, state }]),
	TakePen: (_, { on, memberId, step }) => ok([{ type: 'PenTaken', occurredOn: on, memberId, step }]),
	CompareLastCode: (_, { on, outcome }) => ok([{ type: 'LastCodeCompared', occurredOn: on, outcome }]),
	CountCash: (_, { on, pieces }) => ok([{ type: 'CashCounted', occurredOn: on, pieces: piecesOf(pieces) }]),
	AcceptCashDifference: draftDifference
};

function admitAttendance(state: GroupState, event: AttendanceMarked): Result<AttendanceMarked, Rejection> {
	const refused = needsCircle(state) ?? needsMembersOfDay(state, [event.memberId], event.occurredOn);
	return refused ? err(refused) : ok(event);
}

/** Checks a step in a meeting of the circle by a member of that day. */
function admitPen(state: GroupState, event: PenTaken): Result<PenTaken, Rejection> {
	const refused = needsCircle(state) ?? needsMembersOfDay(state, [event.memberId], event.occurredOn);
	return refused ? err(refused) : ok(event);
}

/** Adds a step that the member has done once to `penSteps`. */
function takePen(draft: GroupDraft, { memberId, step }: PenTaken): void {
	const member = present(draft.members.get(memberId), 'who takes the pen is a member');
	if (member.penSteps.includes(step)) return;
	draft.members.set(memberId, { ...member, penSteps: [...member.penSteps, step] });
}

/** The comparison needs the circle, where the passbooks are. */
function admitComparison(state: GroupState, event: LastCodeCompared): Result<LastCodeCompared, Rejection> {
	const refused = needsCircle(state);
	return refused ? err(refused) : ok(event);
}

function admitCount(state: GroupState, event: CashCounted): Result<CashCounted, Rejection> {
	const refused = needsCircle(state) ?? needsKnownPieces(state, event.pieces);
	if (refused) return err(refused);
	return isTooLarge(event) ? err({ type: 'CountTooLarge', most: money(countMost.worth) }) : ok(event);
}

/** True if the count exceeds the limits of the file formats: it could be written and never read again. */
function isTooLarge({ pieces }: CashCounted): boolean {
	const counts = Object.values(pieces);
	return (
		counts.length > countMost.kinds ||
		counts.some((many) => many > countMost.ofOne) ||
		worthOf(pieces) > countMost.worth
	);
}

function admitDifference(
	state: GroupState,
	event: CashDifferenceAccepted
): Result<CashDifferenceAccepted, Rejection> {
	const refused =
		needsCircle(state) ?? needsMembers(state, event.approvedBy) ?? needsWholeCoins(state, event.amount);
	if (refused) return err(refused);
	const counted = state.openMeeting?.counted;
	// A file from elsewhere may have the accepted difference without the count.
	if (!counted) return ok(event);
	const difference = counted.cash - balanceOf(state.balances, box);
	if (difference === 0) return err({ type: 'NoDifference' });
	return difference === (event.direction === 'over' ? event.amount : -event.amount)
		? ok(event)
		: err({ type: 'DifferenceNotAccepted', counted: counted.cash, book: money(counted.cash - difference) });
}

/** Replaces an earlier answer: her saving of this roll call and her payment into the social fund in the same tap are reversed and entered again. */
function draftRoll(state: GroupState, command: AnswerRoll): readonly GroupEvent[] {
	const { on: occurredOn, memberId, answer, amount, socialFund } = command;
	const { isHere, gives } = rollAnswers[answer];
	const mark = !isHere ? 'absent' : command.late === true ? 'late' : 'present';
	const events: GroupEvent[] = givenAtRoll(state, memberId).map((reverses) => ({
		type: 'EventReversed',
		occurredOn,
		reverses,
		reason: 'undo'
	}));
	events.push({ type: 'AttendanceMarked', occurredOn, memberId, state: mark });
	if (gives && amount !== undefined) {
		events.push({
			type: 'SavingDeposited',
			occurredOn,
			memberId,
			fund: fundOfRoll(state, occurredOn),
			amount
		});
	}
	if (gives && socialFund !== undefined) {
		events.push({ type: 'SocialFundPaidIn', occurredOn, memberId, amount: socialFund });
	}
	return events;
}

/** Ids of her live entries of this roll call: deposits in its fund, and payments into the social fund in the same tap. */
function givenAtRoll(state: GroupState, memberId: MemberId): readonly EventId[] {
	const meeting = state.openMeeting;
	if (meeting === null) return [];
	const fund = fundOfRoll(state, meeting.day);
	// Events of one tap share `recordedAt`; a separate payment to the social fund has its own, and stays.
	const taps = new Set<Instant | undefined>();
	const given: EventId[] = [];
	for (const event of liveEvents(meeting)) {
		if (!('memberId' in event) || event.memberId !== memberId || event.eventId === undefined) continue;
		if (event.type === 'AttendanceMarked') taps.add(event.recordedAt);
		const isOfRoll =
			event.type === 'SavingDeposited'
				? event.fund === fund
				: event.type === 'SocialFundPaidIn' && taps.has(event.recordedAt);
		if (isOfRoll) given.push(event.eventId);
	}
	return given;
}

/** The fund that a regular meeting of that day collects. */
export function fundOfRoll(state: GroupState, on: LocalDate): SavingFund {
	return rulesOn(state, on)?.saving.mode === 'shares' ? 'shares' : 'regular';
}

/** Leaves out notes and coins with a count of zero. */
function piecesOf(pieces: ReadonlyMap<number, number>): Record<string, number> {
	const counted = [...pieces].filter(([, count]) => count > 0);
	return Object.fromEntries(counted.map(([piece, count]) => [String(piece), count]));
}

/** The circle accepts a difference: enough officers must be among those who agree; their codes at the seal approve it. */
function draftDifference(
	state: GroupState,
	command: AcceptCashDifference
): Result<readonly GroupEvent[], Rejection> {
	const counted = state.openMeeting?.counted;
	if (!state.openMeeting) return err({ type: 'NoOpenMeeting' });
	if (!counted) return err({ type: 'CountMissing' });
	const difference = counted.cash - balanceOf(state.balances, box);
	if (difference === 0) return err({ type: 'NoDifference' });
	const lacking = lacksConsent(state, command.agreedBy, 'CashDifferenceAccepted');
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'CashDifferenceAccepted',
			occurredOn: command.on,
			amount: money(Math.abs(difference)),
			direction: difference < 0 ? 'short' : 'over',
			reason: command.reason
		}
	]);
}

/** Meaning of each answer: whether she is present, and whether she gives money. */
export const rollAnswers = {
	gave: { isHere: true, gives: true },
	came: { isHere: true, gives: false },
	absent: { isHere: false, gives: false },
	sent: { isHere: false, gives: true }
} as const;

export type RollAnswer = keyof typeof rollAnswers;
