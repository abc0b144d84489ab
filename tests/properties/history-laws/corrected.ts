import {
	chart,
	decide,
	linesOf,
	replay,
	surplus,
	type GroupEvent,
	type GroupState,
	askedOf,
	beginningOf,
	officersWanted,
	officersWhoDecide
} from '#group';
import { present, type EventId } from '#kernel';
import { typeOf } from '#ledger';
import { money } from '#money';
import { stampOf } from '../../support/random-book/play.ts';
import { balancesOf, figures } from './figures.ts';
import { holds, same, type Law } from './law.ts';

/** Laws of corrections: taken back is never done, put right is never having been wrong, twice is once. */

/**
 * A correction is the history in which the wrong entry had never been made, with the right one in its place: what women
 * owe and are owed, loans, fines and balances are the same. Only the lines that show it differ.
 */
export function correctedIsNeverWrong(seen: { corrected: number; compared: number }): Law {
	return {
		step: ({ command, refused, after }) => {
			if (command?.type !== 'CorrectEntry' || refused !== null) return;
			seen.corrected += 1;
			const never = neverWrong(after);
			if (never === null) return;
			seen.compared += 1;
			same(facts(never), facts(after), 'the book that was never wrong');
		}
	};
}

/**
 * The events with every wrong one left out and the right one in its place, read by a book that knows no corrections.
 * Null where such a book could not have been: the box was too small for a while, or a woman had not joined yet. Null also where a
 * sale was corrected and the thing sold again: the later sale keeps what the book had for it then (ledger law 6.5).
 */
function neverWrong(state: GroupState): GroupState | null {
	const events = linesOf(present(state.journal, 'a book has its lines')).map((line) => line.event);
	const wrong = new Set(events.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : [])));
	const sales = events.filter((event) => event.type === 'AssetSold');
	const soldAgain = ({ eventId, thing, corrects }: (typeof sales)[number]): boolean =>
		corrects === undefined &&
		wrong.has(eventId) &&
		sales.some((other) => other.thing === thing && other.eventId !== eventId && other.corrects !== eventId);
	if (sales.some(soldAgain)) return null;
	const right = new Map(
		events.flatMap((event) => (event.corrects ? [[event.corrects, event] as const] : []))
	);
	const standing = (event: GroupEvent): GroupEvent | null => {
		const eventId = event.eventId as EventId;
		if (!wrong.has(eventId)) return event;
		const instead = right.get(eventId);
		return instead === undefined ? null : standing(instead);
	};
	const plain: GroupEvent[] = [];
	for (const event of events) {
		// What was counted then was counted: such a book would have counted other sums.
		if (event.type === 'EventReversed' || event.corrects !== undefined || event.type === 'CashCounted')
			continue;
		const stands = standing(event);
		if (stands === null) continue;
		const { corrects: _, ...kept } = stands;
		plain.push(kept);
	}
	const read = replay(plain, state.currency);
	return read.ok ? read.value : null;
}

/** What a correction must leave as if nothing had been wrong; that money was entered once is seen. */
function facts(state: GroupState): string {
	const openMeeting = null;
	const balances = inOneSurplus(state);
	return figures({ ...state, balances, openMeeting, lastSealedDay: null, moneyEntered: true });
}

/**
 * A share-out closes income and expense into the surplus. What of them is corrected later stands in the new cycle, where the
 * wrong part of it was closed already: both books have the same surplus once all of it is closed.
 */
function inOneSurplus({ balances, sharedOutOn }: GroupState): GroupState['balances'] {
	if (sharedOutOn === null) return balances;
	const closed = new Map(balances);
	for (const [account, amount] of balances) {
		const type = typeOf(chart, account);
		if (type !== 'income' && type !== 'expense') continue;
		closed.delete(account);
		closed.set(surplus, money((closed.get(surplus) ?? 0) + amount));
	}
	return closed;
}

/** What a command wrote in an open meeting and what takes it back leave every figure as before it. */
export function takenBackIsNeverDone(): Law {
	return {
		step: ({ before, after, events, place, command }) => {
			const on = after.openMeeting?.day;
			if (on === undefined || before.openMeeting === null || events.length === 0) return;
			// Every third command: each is the third of some history.
			if (place % 3 !== 0 || command === null || events.some(({ type }) => framing.has(type))) return;
			const eventIds = events.map(({ eventId }) => eventId as EventId);
			// What two codes wrote between meetings, two codes take back.
			const approvedBy = officersWhoDecide(after);
			const back = decide(after, { type: 'TakeBack', on, eventIds, approvedBy }, stampOf(90_000 + place));
			// Where fewer hold an office than the rules ask for, the circle must be there: between meetings it is not.
			const begun = beginningOf(after);
			if (
				after.openMeeting?.kind === 'desk' &&
				approvedBy.length < officersWanted(begun, askedOf('EventReversed'))
			) {
				holds(!back.ok && back.error.type === 'QuorumMissing', `${command.type} was taken back by too few`);
				return;
			}
			holds(back.ok, `${command.type} cannot be taken back: ${back.ok ? '' : JSON.stringify(back.error)}`);
			if (back.ok) same(withoutDay(back.value.state), withoutDay(before), `${command.type} was taken back`);
		}
	};
}

/** What frames a meeting, what is said again in place of being taken back (ADR 0024), and who could open. */
const framing: ReadonlySet<string> = new Set([
	'AccessNoted',
	'GroupDescribed',
	'MemberNamed',
	'MeetingOpened',
	'MeetingSealed',
	'LastCodeCompared',
	'EventReversed'
]);

/** At the desk the day of what was taken back stays the last one that was written. */
const withoutDay = (state: GroupState): string =>
	figures({
		...state,
		openMeeting: state.openMeeting && { ...state.openMeeting, lastDay: state.openMeeting.day }
	});

/** The same command with the same stamp, given twice, moves money once. */
export function twiceIsOnce(): Law {
	return {
		step: ({ command, after, events, place }) => {
			if (command === null || events.length === 0) return;
			const again = decide(after, command, stampOf(place));
			if (!again.ok) return;
			same(balancesOf(again.value.state), balancesOf(after), `${command.type} given twice`);
		}
	};
}
