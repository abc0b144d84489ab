import fc from 'fast-check';
import {
	addDays,
	present,
	type EventId,
	type FineId,
	type Instant,
	type LocalDate,
	type MemberId
} from '#kernel';
import { money } from '#money';
import {
	decide,
	finesDueOf,
	linesOf,
	proposedFines,
	type Command,
	type GroupEvent,
	type GroupState
} from '#group';
import { bankOpened, bookOf, founded } from './builders.ts';

/** Random wishes about fines, funds and things at random meetings, with corrections; many of them are refused. */

/** Asks for one thing; what is refused is part of the history too. */
interface Ask {
	readonly what: (typeof asks)[number];
	readonly who: number;
	readonly rupees: number;
	/** Which fine, thing or entry of before. */
	readonly which: number;
}

const asks = [
	'meet',
	'roll',
	'fine',
	'rules',
	'pay',
	'pay',
	'forgive',
	'fundIn',
	'fundOut',
	'fee',
	'income',
	'spend',
	'withdraw',
	'buy',
	'sell',
	'takeBack',
	'correct'
] as const;

export const story = fc.record({
	to: fc.constantFrom('group' as const, 'socialFund' as const),
	asked: fc.array(
		fc.record({
			what: fc.constantFrom(...asks),
			who: fc.integer({ min: 1, max: 4 }),
			rupees: fc.integer({ min: 1, max: 60 }),
			which: fc.nat({ max: 30 })
		}),
		{ minLength: 10, maxLength: 60 }
	)
});
export type Story = { readonly to: 'group' | 'socialFund'; readonly asked: readonly Ask[] };

const first = '2025-01-05';
const officers = ['m1', 'm2'] as MemberId[];

/** Plays a story through `decide`. @returns what was accepted, and the book that it grew into */
export function play({ to, asked }: Story, after?: (before: GroupState, state: GroupState) => void) {
	const fines = { absent: 500, late: 200, savingMissed: 300, to };
	const begun = [...founded(first, { members: 4, box: 1000, constitution: { fines } }), bankOpened()(first)];
	const events: GroupEvent[] = [...begun];
	let state = bookOf(begun);
	for (const [place, ask] of [{ what: 'meet', who: 1, rupees: 1, which: 0 } as const, ...asked].entries()) {
		const before = state;
		let now = state;
		const written: GroupEvent[] = [];
		const isDone = commandsOf(ask, state, place).every((command, step) => {
			const decision = decide(now, command, stampOf(`a${place}-${step}`));
			if (!decision.ok) return false;
			written.push(...decision.value.steps.map((one) => one.event));
			now = decision.value.state;
			return true;
		});
		if (isDone) {
			state = now;
			events.push(...written);
		}
		after?.(before, state);
	}
	return { state, events };
}

export function stampOf(prefix: string) {
	let count = 0;
	return {
		newEventId: () => `${prefix}-${(count += 1)}` as EventId,
		recordedAt: '2025-01-05T10:00:00.000Z' as Instant
	};
}

function commandsOf({ what, who, rupees, which }: Ask, state: GroupState, place: number): readonly Command[] {
	const on = dayOf(state);
	const memberId = `m${who}` as MemberId;
	const amount = money(rupees * 100);
	const fineId = [...state.fines.keys()][which % Math.max(1, state.fines.size)] ?? ('none' as FineId);
	const newFine = `f${place}` as FineId;
	const thing = which % 2 === 0 ? 'chair' : 'scale';
	switch (what) {
		case 'meet':
			return nextMeeting(state, which);
		case 'roll':
			return [
				{ type: 'AnswerRoll', on, memberId, answer: 'gave', amount, socialFund: amount, late: which > 20 }
			];
		case 'fine':
			return [{ type: 'ImposeFine', on, fineId: newFine, memberId, reason: 'quarrel', amount }];
		case 'rules':
			return proposedFines(state).map((fine, step) => ({
				...fine,
				type: 'ImposeFine',
				on,
				fineId: `${newFine}-${step}` as FineId
			}));
		case 'pay':
			return [
				{ type: 'PayFines', on, memberId, amount: which > 9 ? amount : finesDueOf(state, memberId).total }
			];
		case 'forgive':
			return [{ type: 'ForgiveFine', on, fineId, agreedBy: officers }];
		case 'fundIn':
			return [{ type: 'PaySocialFund', on, memberId, amount }];
		case 'fundOut':
			return [{ type: 'SpendSocialFund', on, memberId, amount, reason: 'illness', agreedBy: officers }];
		case 'fee':
			return [{ type: 'PayFee', on, memberId, category: 'form', amount }];
		case 'income':
			return [{ type: 'ReceiveIncome', on, category: 'hire', amount }];
		case 'spend':
			return [{ type: 'PayExpense', on, category: 'travel', amount }];
		case 'withdraw':
			return [
				{ type: 'WithdrawSaving', on, memberId, fund: 'regular', amount: money(100 * (1 + (which % 5))) }
			];
		case 'buy':
			return [{ type: 'BuyAsset', on, thing, amount }];
		case 'sell':
			return [{ type: 'SellAsset', on, thing, amount }];
		case 'takeBack':
			return [{ type: 'TakeBack', on, eventIds: lastLive(state) }];
		case 'correct':
			return [{ type: 'CorrectEntry', on, ...anEntry(state, which, rupees), agreedBy: officers }];
	}
}

export const dayOf = (state: GroupState): LocalDate => state.openMeeting?.day ?? (first as LocalDate);

/** The open meeting is counted and sealed, and a month later most women come to the next one. */
function nextMeeting(state: GroupState, which: number): readonly Command[] {
	const book = state.balances.get('box' as never) ?? 0;
	const closing: readonly Command[] =
		state.openMeeting === null
			? []
			: [
					{ type: 'CountCash', on: dayOf(state), pieces: new Map([[money(100), book / 100]]) },
					{ type: 'SealMeeting', on: dayOf(state), approvals: officers }
				];
	const on = state.openMeeting === null ? (first as LocalDate) : addDays(dayOf(state), 30);
	const roll = [...state.members.keys()].map((memberId, place): Command => ({
		type: 'MarkAttendance',
		on,
		memberId,
		state: place === which ? 'absent' : place === which - 4 ? 'late' : 'present'
	}));
	return [...closing, { type: 'OpenMeeting', on, kind: 'regular' }, ...roll];
}

function lastLive(state: GroupState): readonly EventId[] {
	const meeting = state.openMeeting;
	const live = meeting?.events.findLast(
		({ type, eventId }) =>
			!['MeetingOpened', 'EventReversed'].includes(type) &&
			eventId !== undefined &&
			!meeting.takenBack.has(eventId)
	);
	return live?.eventId === undefined ? [] : [live.eventId];
}

/** An entry of a sealed page: with another sum, or out for good. */
function anEntry(state: GroupState, which: number, rupees: number) {
	const sums = linesOf(present(state.journal, 'a book has its lines')).filter(
		({ event, meeting }) => 'amount' in event && meeting !== null && event.corrects === undefined
	);
	const line = sums[which % Math.max(1, sums.length)];
	if (line === undefined) return { eventId: 'none' as EventId, reason: 'wrongAmount', replacement: null };
	const { eventId, recordedAt: _, occurredOn: __, approvedBy: ___, corrects: ____, ...rest } = line.event;
	const replacement = which % 3 === 0 ? null : { ...rest, amount: money(rupees * 100) };
	return { eventId, reason: 'wrongAmount', replacement: replacement as never };
}
