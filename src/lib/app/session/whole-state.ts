import { err, ok, type Result } from '#kernel';
import { foldAdmitted, record, replay, type GroupEvent, type GroupState } from '#group';
import type { CurrencyCode } from '#money';
import type { ReadRow } from '../mend/mend-rows.ts';
import type { Fault } from '../ports/storage.ts';
import type { History } from './history.ts';
import type { Position } from './write-plan.ts';

/**
 * The state with every line of the book, and the open meeting on top of it, whose entries can be taken back. Sealed
 * pages were checked when they were written: here they are only folded.
 */
export function wholeState(
	history: Pick<History, 'events'>,
	rows: Position['rows'],
	currency: CurrencyCode
): Result<GroupState, Fault> {
	const sealed = readAs(foldAdmitted(history.events, currency));
	return sealed.ok ? withRows(sealed.value, rows) : sealed;
}

/** The book as it was when its last page was sealed, every entry decided again: nothing is kept that could vouch for it. */
export function sealedState(events: History['events'], currency: CurrencyCode): Result<GroupState, Fault> {
	return readAs(replay(events, currency));
}

function readAs(state: ReturnType<typeof replay>): Result<GroupState, Fault> {
	return state.ok
		? state
		: err({ type: 'Damaged', about: `event ${state.error.place + 1}: ${state.error.rejection.type}` });
}

/** Entries of the open meeting were admitted when they were written; they are admitted again, one by one, by the rules of then. */
export function withRows(before: GroupState, rows: Position['rows']): Result<GroupState, Fault> {
	let state = before;
	for (const [index, row] of rows.entries()) {
		const next = withEvents(state, row.events);
		if (!next.ok) return err({ type: 'Damaged', about: `open row ${index + 1}: ${next.error}` });
		state = next.value;
	}
	return ok(state);
}

/** Where an entry is lost, one that stands on it does not fit: it is set aside too, and the rest goes on. */
export function withRowsThatFit(
	before: GroupState,
	rows: readonly ReadRow[]
): { readonly state: GroupState; readonly setAside: readonly number[] } {
	let state = before;
	const setAside: number[] = [];
	for (const { place, events } of rows) {
		const next = events === null ? null : withEvents(state, events);
		if (next?.ok === true) state = next.value;
		else setAside.push(place);
	}
	return { state, setAside };
}

function withEvents(before: GroupState, events: readonly GroupEvent[]): Result<GroupState, string> {
	let state = before;
	for (const [place, event] of events.entries()) {
		const recorded = record(state, event, events[place + 1]);
		if (!recorded.ok) return err(recorded.error.type);
		state = recorded.value.state;
	}
	return ok(state);
}
