import { err, ok, present, type Result } from '#kernel';
import { emptyGroup, record, replay, type GroupState } from '#group';
import type { CurrencyCode } from '#money';
import type { Fault, StoredHead } from '../ports.ts';
import { BookSession, type SessionParts } from './book-session.ts';
import { openHistory } from './history.ts';
import { openBalances, openRow, type WriterHeads } from './pages.ts';
import { readPeople } from './people.ts';
import type { Position } from './write-plan.ts';

interface Covered {
	readonly state: GroupState;
	readonly writers: WriterHeads;
}

/**
 * Opens a book with its keys: balances as they were kept with the last record, then the rows of the meeting that is
 * open. Balances that are missing or do not fit the head are computed again from the records.
 */
export async function openSession(
	parts: SessionParts,
	currency: CurrencyCode
): Promise<Result<BookSession, Fault>> {
	const { pages, store } = parts;
	const [loaded, people] = await Promise.all([store.load(), readPeople(store, pages.keys, pages.book)]);
	if (!loaded.ok) return loaded;
	const covered = (await keptBalances(parts, loaded.value)) ?? (await recomputed(parts, currency));
	if ('ok' in covered && !covered.ok) return covered;
	const base = 'ok' in covered ? covered.value : covered;
	const opened = await openRows(parts, loaded.value, base);
	if (!opened.ok) return opened;
	return people.ok ? ok(new BookSession(parts, { ...opened.value, people: people.value })) : people;
}

async function keptBalances(
	{ pages }: SessionParts,
	{ balances, head }: StoredHead
): Promise<Covered | null> {
	if (balances === null || balances.place !== head.place) return null;
	const kept = await openBalances(pages, balances);
	return kept.ok && kept.value.hash === head.hash ? kept.value : null;
}

async function recomputed(
	{ pages, store }: SessionParts,
	currency: CurrencyCode
): Promise<Result<Covered, Fault>> {
	const stored = await store.records();
	if (!stored.ok) return stored;
	const history = await openHistory(pages, stored.value);
	if (!history.ok) return history;
	const state = replay(history.value.events, currency);
	if (!state.ok)
		return err({ type: 'Damaged', about: `event ${state.error.place + 1}: ${state.error.rejection.type}` });
	const writers = Object.fromEntries(
		history.value.links.map(
			({ content }, index) => [content.writer, [content.n, history.value.hashes[index] ?? '']] as const
		)
	);
	return ok({ state: history.value.events.length === 0 ? emptyGroup(currency) : state.value, writers });
}

/** Entries of the open meeting were admitted when they were written; they are admitted again, one by one. */
async function openRows(
	{ pages }: SessionParts,
	{ head, rows }: StoredHead,
	base: Covered
): Promise<Result<{ readonly state: GroupState; readonly position: Position }, Fault>> {
	let { state } = base;
	const opened: Position['rows'][number][] = [];
	const plain = await Promise.all(rows.map((row) => openRow(pages, head.place, row)));
	for (const [index, row] of rows.entries()) {
		const events = present(plain[index], 'every row was decrypted');
		if (!events.ok) return events;
		for (const event of events.value) {
			const recorded = record(state, event);
			if (!recorded.ok)
				return err({ type: 'Damaged', about: `open row ${row.place}: ${recorded.error.type}` });
			state = recorded.value.state;
		}
		opened.push({ operationId: row.operationId, events: events.value });
	}
	return ok({ state, position: { head, writers: base.writers, rows: opened } });
}
