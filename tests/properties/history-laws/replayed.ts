import {
	checkAll,
	compact,
	decide,
	expand,
	replay,
	type GroupEvent,
	type GroupState,
	type RefusedAt
} from '#group';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '#kernel';
import { readJournal, writeJournal } from '#app';
import { stampOf, type Step } from '../../support/random-book/play.ts';
import { figures } from './figures.ts';
import { holds, same, type Law } from './law.ts';

/** Laws of reading again: the events are the book, however they are read. */

const read = (result: Result<GroupState, RefusedAt>): GroupState => {
	if (!result.ok) throw new Error(`refused when read again: ${JSON.stringify(result.error)}`);
	return result.value;
};

/**
 * Whatever was recorded so far, read again, gives the state that grew step by step: sealed pages once, the page that is
 * open after every step.
 */
export function replayed(): Law {
	let sealed: GroupState | null = null;
	let page: GroupEvent[] = [];
	const readOn = (events: readonly GroupEvent[]) => read(replay(events, sealed ?? 'INR'));
	return {
		step: ({ after, events }) => {
			if (events.length === 0) return;
			page.push(...events);
			const seal = page.findLastIndex(({ type }) => type === 'MeetingSealed');
			if (seal >= 0) {
				sealed = readOn(page.slice(0, seal + 1));
				page = page.slice(seal + 1);
			}
			const now = page.length === 0 && sealed !== null ? sealed : readOn(page);
			same(figures(now), figures(after), 'the events read again');
			if (after.openMeeting === null) [sealed, page] = [now, []];
		},
		end: ({ events, state }) => {
			same(figures(read(replay(events, 'INR'))), figures(state), 'all events read again');
			same(figures(read(checkAll(events, 'INR'))), figures(state), 'all events checked by a stranger');
			const file = readJournal(writeJournal({ book: { id: 'b' as never, currency: 'INR' }, events }));
			holds(file.ok, 'the open file is taken');
			if (file.ok) holds(isDeepStrictEqual(file.value.events, events), 'the open file gives the same events');
		}
	};
}

/** A book of which only the compact state was read decides the same, or asks for the whole book. */
export function compactDecidesTheSame(seen: { decided: number; askedForWhole: number }): Law {
	let twin: GroupState | null = null;
	return {
		step: ({ command, place, refused, events, after }) => {
			// The app makes ids that were never used; a compact book does not know the oldest ones.
			if (refused?.type === 'DuplicateId') return;
			if (twin !== null && command !== null) {
				const decision = decide(twin, command, stampOf(place));
				if (!decision.ok && decision.error.type === 'WholeBookNeeded') {
					seen.askedForWhole += 1;
					twin = null;
				} else {
					seen.decided += 1;
					same(
						decision.ok,
						refused === null,
						`what a compact book says to ${command.type}: ${JSON.stringify(decision.ok ? '' : decision.error)}; the whole book says ${JSON.stringify(refused)}`
					);
					if (decision.ok) {
						const wrote = decision.value.steps.map((step) => step.event);
						same(
							JSON.stringify(wrote),
							JSON.stringify(events),
							`what a compact book writes for ${command.type}`
						);
						twin = decision.value.state;
					}
				}
			} else if (command === null && events.length > 0) twin = null;
			if (events.at(-1)?.type !== 'MeetingSealed') return;
			const kept = JSON.stringify(compact(after));
			if (twin !== null) same(JSON.stringify(compact(twin)), kept, 'the compact state of a compact book');
			else twin = expand(JSON.parse(kept) as never);
		}
	};
}

/** A refused command changes nothing: not the state that is asked, nor anything that hangs on it. */
export function refusalsChangeNothing(): Law {
	let known: readonly [GroupState, string] | null = null;
	return {
		step: ({ before, after, refused }: Step) => {
			if (refused !== null) {
				holds(after === before, 'a refusal gives another state');
				if (known?.[0] === before) same(figures(before), known[1], 'the state after a refusal');
			}
			known = [after, figures(after)];
		}
	};
}
