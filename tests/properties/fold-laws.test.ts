import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, canonicalJson, present, type EventId, type LocalDate } from '#kernel';
import {
	activeMembers,
	decide,
	foldAdmitted,
	linesOf,
	record,
	replay,
	replayUntil,
	type Command,
	type GroupEvent,
	type GroupState
} from '#group';
import { stampOf } from '../support/random-book/play.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { slowlyUntil } from '../support/slow-fold.ts';
import { cases, isSoak, seed } from '../support/soak.ts';
import { figures } from './history-laws/figures.ts';

// The quick way of reading a book that was admitted before gives what deciding every event again gives, always.

const runs = { numRuns: cases(10, 32), seed: seed() };
/** Milliseconds; the slow way is slow, and a busy machine not wrong. */
const patience = 600_000;
/** Kinds of entries that were corrected in one of the histories. */
const corrected = new Set<string>();

/** A history, and what it becomes when every third entry of its sealed pages is corrected or taken out as well. */
const everyBook = (holds: (events: readonly GroupEvent[]) => void) => {
	fc.assert(
		fc.property(randomHistory, fc.nat({ max: 2 }), (history, first) => {
			const { events, state, today } = playedOnce(history);
			holds(events);
			holds([...events, ...manyCorrections(state, today, first)]);
		}),
		runs
	);
};

/** All of a state: its figures, the order of what it holds, and every line with its legs. */
function same(quick: GroupState, slow: GroupState): void {
	expect(figures(quick)).toBe(figures(slow));
	expect(isDeepStrictEqual({ ...quick, journal: null }, { ...slow, journal: null })).toBe(true);
	const lines = [quick, slow].map(({ journal }) => linesOf(present(journal, 'every line is kept')));
	expect(isDeepStrictEqual(lines[0], lines[1])).toBe(true);
}

function read(events: readonly GroupEvent[], how: typeof foldAdmitted): GroupState {
	const result = how(events, 'INR');
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}

test(
	'a book that is only folded is the book that is decided again, after each correction',
	() => {
		// Of one book all corrections are in its end; on the way every sixteenth is looked at, in the soak each.
		let corrections = 0;
		everyBook((events) => {
			const compare = (until: readonly GroupEvent[]) => {
				same(read(until, foldAdmitted), read(until, replay));
			};
			for (const [place, { corrects, type }] of events.entries()) {
				const isHalf = type === 'EventReversed' && events[place + 1]?.corrects !== undefined;
				if (place > 200 || isHalf || (type !== 'EventReversed' && corrects === undefined)) continue;
				corrections += 1;
				if (isSoak() || corrections % 16 === 0) compare(events.slice(0, place + 1));
			}
			compare(events);
		});
		// Sums that are corrected where they are, and what needs the whole book.
		for (const type of ['SavingDeposited', 'FinePaid', 'LoanRepaid', 'AttendanceMarked', 'FeePaid'])
			expect(corrected).toContain(type);
		for (const type of ['LoanDisbursed', 'FineImposed', 'PenTaken', 'OpeningBalances'])
			expect(corrected).toContain(type);
	},
	patience
);

test(
	'what an open file leaves out is decided',
	() => {
		let compared = 0;
		everyBook((events) => {
			const bare = events.map((event) => {
				const {
					split: _,
					settlement: __,
					parts: ___,
					to,
					...rest
				} = event as never as Record<string, unknown>;
				return (
					event.type === 'FineImposed' ? rest : { ...rest, ...(to === undefined ? {} : { to }) }
				) as never;
			});
			const slow = replay(bare, 'INR');
			const quick = foldAdmitted(bare, 'INR');
			// Decided again, a split or a settlement may be another, on which a later correction does not stand.
			if (!slow.ok) return;
			compared += 1;
			expect(quick.ok).toBe(true);
			if (quick.ok) same(quick.value, slow.value);
		});
		expect(compared).toBeGreaterThan(runs.numRuns);
	},
	patience
);

test(
	'who watches the fold sees the same entries, and at each seal the same book',
	() => {
		everyBook((events) => {
			const [quick, slow] = [foldAdmitted, replay].map((how) => {
				const told: string[] = [];
				how(events, 'INR', ({ event, entry }, state) => {
					told.push(canonicalJson([event, entry]));
					if (event.type === 'MeetingSealed')
						told.push(JSON.stringify([...state.members], null), figuresThen(state));
				});
				return told;
			});
			expect(quick).toEqual(slow);
		});
	},
	patience
);

/** The figures of a state that goes on changing. */
const figuresThen = (state: GroupState): string =>
	figures({
		...state,
		members: new Map(),
		loans: new Map(Array.from(state.loans, ([loanId, loan]) => [loanId, { ...loan }])),
		regularMeetings: state.regularMeetings.map((held) => ({ ...held }))
	});

test(
	'the book as at any day is what its entries come to, folded one by one',
	() => {
		everyBook((events) => {
			const days = [...new Set(events.map(({ occurredOn }) => occurredOn))].sort();
			for (const on of [
				addDays(present(days[0], 'a book has days'), -1),
				...days.filter((_, place) => place % 8 === 7)
			]) {
				const quick = replayUntil(events, 'INR', on);
				expect(quick.ok).toBe(true);
				if (quick.ok) expect(figures(quick.value)).toBe(figures(slowlyUntil(events, on)));
			}
		});
	},
	patience
);

/** Each law asks for the same books. */
const correctionsOnce = new WeakMap<GroupState, Map<number, readonly GroupEvent[]>>();

/** Every third entry of a sealed page, put right or taken out, where the book allows it. */
function manyCorrections(from: GroupState, today: LocalDate, first: number): readonly GroupEvent[] {
	const known = correctionsOnce.get(from) ?? new Map<number, readonly GroupEvent[]>();
	const written = known.get(first) ?? correctionsIn(from, today, first);
	correctionsOnce.set(from, known.set(first, written));
	return written;
}

function correctionsIn(from: GroupState, today: LocalDate, first: number): readonly GroupEvent[] {
	const written: GroupEvent[] = [];
	let state = from;
	if (state.openMeeting === null) {
		const number = state.lastNumber.special + 1;
		const opened: GroupEvent = {
			type: 'MeetingOpened',
			occurredOn: today,
			kind: 'special',
			number,
			eventId: 'more' as EventId
		};
		const recorded = record(state, opened);
		if (!recorded.ok) return [];
		written.push(recorded.value.event);
		state = recorded.value.state;
	}
	const agreedBy = activeMembers(state).map(({ memberId }) => memberId);
	const lines = linesOf(present(state.journal, 'every line is kept'));
	for (const [place, { event }] of lines.entries()) {
		// Every third, and each of a kind that no history corrected yet.
		if (place % 3 !== first && corrected.has(event.type)) continue;
		const command: Command = {
			type: 'CorrectEntry',
			on: today,
			eventId: event.eventId,
			reason: 'wrongAmount',
			replacement: place % 4 === 3 ? null : rightFor(event, place),
			agreedBy
		};
		const decision = decide(state, command, stampOf(50_000 + place));
		if (!decision.ok) continue;
		corrected.add(event.type);
		state = decision.value.state;
		written.push(...decision.value.steps.map((step) => step.event));
	}
	return written;
}

type Replacement = Extract<Command, { readonly type: 'CorrectEntry' }>['replacement'];

/** The same entry, with a smaller or a greater sum, another mark. */
function rightFor(wrong: GroupEvent, place: number): Replacement {
	const added = new Set([
		'eventId',
		'recordedAt',
		'approvedBy',
		'corrects',
		'occurredOn',
		'split',
		'settlement',
		'parts'
	]);
	const kept = Object.fromEntries(Object.entries(wrong).filter(([name]) => !added.has(name)));
	const amount =
		'amount' in wrong && wrong.amount !== undefined
			? { amount: wrong.amount + (place % 2 === 0 ? 100 : -100) }
			: {};
	const state =
		wrong.type === 'AttendanceMarked' ? { state: wrong.state === 'absent' ? 'late' : 'absent' } : {};
	return { ...kept, ...amount, ...state } as never;
}
