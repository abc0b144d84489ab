import { err, ok, type Result } from '#kernel';
import { foldAdmitted, record, replay, type GroupEvent, type GroupState } from '#group';
import type { CurrencyCode } from '#money';
import type { ReadRow } from '../mend/mend-rows.ts';
import type { Fault } from '../ports/storage.ts';
import type { History } from './history.ts';
import type { Position } from './write-plan.ts';

/**
 * State with every line of the book, and the open meeting on top, whose entries can be undone. Sealed
 * pages were decided when they were written: here they are only folded.
 */
export function wholeState(
	history: Pick<History, 'events'>,
	rows: Position['rows'],
	currency: CurrencyCode
): Result<GroupState, Fault> {
	const sealed = readAs(foldAdmitted(history.events, currency));
	return sealed.ok ? withRows(sealed.value, rows) : sealed;
}

/** State at the last seal, with every entry decided again, because no stored balances vouch for it. */
export function sealedState(events: History['events'], currency: CurrencyCode): Result<GroupState, Fault> {
	return readAs(replay(events, currency));
}

function readAs(state: ReturnType<typeof replay>): Result<GroupState, Fault> {
	return state.ok
		? state
		: err({ type: 'Damaged', about: `event ${state.error.place + 1}: ${state.error.rejection.type}` });
}

/** Decides the entries of the open meeting again, one by one, by the rules in force at their time. */
export function withRows(before: GroupState, rows: Position['rows']): Result<GroupState, Fault> {
	let state = before;
	for (const [index, row] of rows.entries()) {
		const next = withEvents(state, row.events);
		if (!next.ok) return err({ type: 'Damaged', about: `open row ${index + 1}: ${next.error}` });
		state = next.value;
	}
	return ok(state);
}

/** Skips entries that fail because an earlier one is lost, and continues with the rest. */
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
