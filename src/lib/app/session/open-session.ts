import { ok, present, type Result } from '#kernel';
import type { GroupState } from '#group';
import type { CurrencyCode } from '#money';
import type { Fault, StoredHead } from '../ports.ts';
import { BookSession, type SessionParts } from './book-session.ts';
import { openHistory } from './history.ts';
import { openBalances, openRow, type WriterHeads } from './pages.ts';
import { readPeople } from './people.ts';
import { sealedState, withRows } from './whole-state.ts';
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
	const opened = await openRows(parts, loaded.value, base, currency);
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
	const state = sealedState(history.value.events, currency);
	if (!state.ok) return state;
	const writers = Object.fromEntries(
		history.value.links.map(
			({ content }, index) => [content.writer, [content.n, history.value.hashes[index] ?? '']] as const
		)
	);
	return ok({ state: state.value, writers });
}

/** The rows of the open meeting on top of what is sealed. Where one of them needs the whole book, that is read first. */
async function openRows(
	parts: SessionParts,
	{ head, rows }: StoredHead,
	base: Covered,
	currency: CurrencyCode
): Promise<Result<{ readonly state: GroupState; readonly position: Position }, Fault>> {
	const opened: Position['rows'][number][] = [];
	const plain = await Promise.all(rows.map((row) => openRow(parts.pages, head.place, row)));
	for (const [index, row] of rows.entries()) {
		const events = present(plain[index], 'every row was decrypted');
		if (!events.ok) return events;
		opened.push({ operationId: row.operationId, events: events.value });
	}
	const position = { head, writers: base.writers, rows: opened };
	const state = withRows(base.state, opened);
	if (state.ok) return ok({ state: state.value, position });
	if (base.state.journal !== null) return state;
	const whole = await recomputed(parts, currency);
	if (!whole.ok) return whole;
	const again = withRows(whole.value.state, opened);
	return again.ok ? ok({ state: again.value, position }) : again;
}
