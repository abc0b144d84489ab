import { err, ok, type MemberId, type Result } from '#kernel';
import type { GroupState } from '#group';
import type { CurrencyCode } from '#money';
import { mendBook, type MendParts, type SetAside } from '../mend/mend-book.ts';
import { readRows, type ReadRow } from '../mend/mend-rows.ts';
import type { Fault, StoredHead } from '../ports/storage.ts';
import { openHistory } from './history.ts';
import { openBalances, type WriterHeads } from './pages.ts';
import { isHerName } from '../record/name-in-book.ts';
import { readPeople, type Person, type ReadPeople } from './people.ts';
import { sealedState, withRows, withRowsThatFit } from './whole-state.ts';
import type { Position } from './write-plan.ts';

/** Data of an open book in memory. */
export interface ReadBook {
	readonly state: GroupState;
	readonly position: Position;
	readonly people: ReadonlyMap<MemberId, Person>;
	readonly setAside: SetAside;
}

type Parts = MendParts & { readonly mends: boolean };

interface Covered {
	readonly state: GroupState;
	readonly writers: WriterHeads;
	/** Hash of the last record, hex; '' without one. */
	readonly hash: string;
}

/**
 * Reads a book with its keys: stored balances of the last record, then the rows of the open meeting. Balances
 * that are missing or do not match the head are recomputed from the records. Damaged data is repaired
 * from the second copy; data that stays unreadable is listed, and the rest is used.
 */
export async function readBook(parts: Parts, currency: CurrencyCode): Promise<Result<ReadBook, Fault>> {
	const { loaded, people } = await load(parts);
	if (!loaded.ok) return loaded;
	if (!people.ok) return people;
	const covered = await coveredBy(parts, loaded.value, currency);
	if (!covered.ok) return covered;
	const base = covered.value;
	const rows = await readRows(parts, loaded.value.head.place, loaded.value.rows);
	if (!rows.ok) return rows;
	const folded = await foldRows(parts, rows.value, base, currency);
	if (!folded.ok) return folded;
	const { state, setAside } = folded.value;
	const aside = new Set(setAside);
	const named = await namedByBook(parts, people.value, state);
	return ok({
		state,
		position: {
			// The hash beside the last record may have been repaired meanwhile.
			head: { place: loaded.value.head.place, hash: base.hash },
			writers: base.writers,
			rows: rows.value.map(({ place, operationId, events }) => ({
				operationId,
				events: events === null || aside.has(place) ? [] : events
			}))
		},
		people: named.people,
		setAside: { people: named.unreadable, rows: setAside, records: [] }
	});
}

/** A name that differs from the book is treated as unreadable: it is reported, and a copy may have the right one (ledger law 61). */
async function namedByBook(
	{ pages }: Parts,
	{ people, unreadable }: ReadPeople,
	state: GroupState
): Promise<ReadPeople> {
	const looked = await Promise.all(
		[...people].map(async ([memberId, person]) => ({
			memberId,
			isHers: await isHerName(pages, state, memberId, person)
		}))
	);
	const strange = looked.filter(({ isHers }) => !isHers).map(({ memberId }) => memberId);
	const hers = [...people].filter(([memberId]) => !strange.includes(memberId));
	return { people: new Map(hers), unreadable: [...unreadable, ...strange] };
}

interface Loaded {
	readonly loaded: Result<StoredHead, Fault>;
	readonly people: Result<ReadPeople, Fault>;
}

/** Loads again after a repair if the last record is not the remembered one. */
async function load(parts: Parts): Promise<Loaded> {
	const first = await loadOnce(parts);
	if (first.loaded.ok || first.loaded.error.type !== 'Damaged' || !parts.mends) return first;
	const mended = await mendBook(parts, { thorough: true });
	return mended.ok && mended.value.mended > 0 ? loadOnce(parts) : first;
}

/** Loads both in parallel. */
async function loadOnce({ store, pages }: Parts): Promise<Loaded> {
	const [loaded, people] = await Promise.all([store.load(), readPeople(store, pages.keys, pages.book)]);
	return { loaded, people };
}

/** Balances of this app's version, or computed from the records; those of another version only if a record cannot be read. */
async function coveredBy(
	parts: Parts,
	loaded: StoredHead,
	currency: CurrencyCode
): Promise<Result<Covered, Fault>> {
	const kept = await keptBalances(parts, loaded);
	if (kept !== null && !kept.isOtherForm) return ok(kept);
	const again = await recomputed(parts, currency);
	return again.ok || kept === null ? again : ok(kept);
}

async function keptBalances(
	{ pages }: Parts,
	{ balances, head }: StoredHead
): Promise<(Covered & { readonly isOtherForm: boolean }) | null> {
	if (balances === null || balances.place !== head.place) return null;
	const kept = await openBalances(pages, balances);
	return kept.ok && kept.value.hash === head.hash ? kept.value : null;
}

async function recomputed(parts: Parts, currency: CurrencyCode): Promise<Result<Covered, Fault>> {
	const history = await historyMended(parts);
	if (!history.ok) return history;
	const state = sealedState(history.value.events, currency);
	if (!state.ok) return state;
	const writers = Object.fromEntries(
		history.value.links.map(
			({ content }, index) => [content.writer, [content.n, history.value.hashes[index] ?? '']] as const
		)
	);
	return ok({ state: state.value, writers, hash: history.value.hashes.at(-1) ?? '' });
}

/** Every sealed page, verified; if one is damaged, read again after a repair. */
export async function historyMended(parts: Parts): ReturnType<typeof openHistory> {
	const stored = await parts.store.records();
	if (!stored.ok) return stored;
	const history = await openHistory(parts.pages, stored.value);
	if (history.ok || history.error.type !== 'Damaged') return history;
	// Data of a newer key is not damaged, and an older key repairs nothing.
	if (await parts.isKeyOld?.()) return err({ type: 'KeysRenewed' });
	if (!parts.mends) return history;
	const mended = await mendBook(parts, { thorough: true });
	if (!mended.ok) return mended;
	if (mended.value.unreadable.length > 0)
		return err({ type: 'PagesUnreadable', places: mended.value.unreadable });
	const again = await parts.store.records();
	return again.ok ? openHistory(parts.pages, again.value) : again;
}

/** Reads the whole book first if an entry needs it. Entries may fail only if another entry is lost. */
async function foldRows(
	parts: Parts,
	rows: readonly ReadRow[],
	base: Covered,
	currency: CurrencyCode
): Promise<Result<{ readonly state: GroupState; readonly setAside: readonly number[] }, Fault>> {
	const all = rows.map(({ operationId, events }) => ({ operationId, events: events ?? [] }));
	const lost = rows.filter(({ events }) => events === null).map(({ place }) => place);
	const state = withRows(base.state, all);
	if (state.ok) return ok({ state: state.value, setAside: lost });
	const whole = base.state.journal === null ? await recomputed(parts, currency) : ok(base);
	if (!whole.ok && lost.length === 0) return whole;
	const from = whole.ok ? whole.value.state : base.state;
	const again = withRows(from, all);
	if (again.ok) return ok({ state: again.value, setAside: lost });
	return lost.length === 0 ? again : ok(withRowsThatFit(from, rows));
}
