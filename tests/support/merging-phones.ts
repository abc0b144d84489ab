import { createHash } from 'node:crypto';
import {
	assert,
	canonicalJson,
	present,
	toBase64url,
	utf8,
	type BookId,
	type EventId,
	type Instant,
	type LocalDate,
	type WriterId
} from '#kernel';
import { emptyGroup, record, type AttendanceState, type GroupEvent, type GroupState } from '#group';
import { cutRecords, settledBy, type RecordContent, type Stands } from '#app';
import type { Seal } from '#reports';
import { sealsIn } from '../../src/lib/app/journal-file/verify-records.ts';
import {
	mergeBooks,
	placedLink,
	verifiedBook,
	type PlacedLink,
	type VerifiedBook
} from '../../src/lib/app/merge/merge-books.ts';
import {
	founded,
	lent,
	marked,
	meeting,
	memberId,
	repaid,
	saved,
	withFields,
	type Entry
} from './builders.ts';
import { standingEvents } from './standing-events.ts';

/*
 * Phones of one group that write, lose, copy and exchange pages. Here "signed" is the key and the text, so that thousands of histories
 * cost seconds; real signatures are asked elsewhere.
 */

export const bookOfPhones = { id: 'book-a' as BookId, currency: 'INR' };
export const groupKey = toBase64url(new Uint8Array(32).fill(99));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const plainChecks = {
	hash: (bytes: Uint8Array) => Promise.resolve(sha256(bytes)),
	verify: (key: string, signature: string, bytes: Uint8Array) =>
		Promise.resolve(signature === signed(key, new TextDecoder().decode(bytes)))
};
/** What a phone's key signs. */
export const signed = (key: string, text: string): string => `${key} ${sha256(utf8(text))}`;

/** A phone that may write in the book: its key, and the group's word for it. */
export interface WriterOfPhone {
	readonly id: WriterId;
	readonly key: string;
	readonly voucher: string;
}

export function writerNumber(seed: number): WriterOfPhone {
	const bytes = new Uint8Array(32).fill(seed);
	const key = toBase64url(bytes);
	const says = ['bahi writer 1', bookOfPhones.id, bookOfPhones.currency, 'book', key].join('\n');
	return { id: sha256(bytes).slice(0, 32) as WriterId, key, voucher: signed(groupKey, says) };
}

/**
 * The pages of a line with these events more, written by one phone.
 *
 * @param withSeals as the app writes them; left out where thousands of histories are played and no seal is asked
 */
export function writtenOn(
	line: readonly PlacedLink[],
	{ id, key }: WriterOfPhone,
	events: readonly GroupEvent[],
	withSeals = false
): readonly PlacedLink[] {
	const records = [...line];
	for (const page of cutRecords(events).records) {
		const last = new Map(
			records.map(({ hash, link }) => [link.content.writer, [link.content.n, hash] as const])
		);
		const [n, before] = last.get(id) ?? [0, ''];
		const content: RecordContent = {
			v: 1,
			book: bookOfPhones.id,
			writer: id,
			n: n + 1,
			before,
			...(n === 0 ? { key } : {}),
			heads: [...last]
				.filter(([writer]) => writer !== id)
				.map(([writer, [counter, hash]]) => [writer, counter, hash] as const)
				.sort(([one], [other]) => (one < other ? -1 : 1)),
			events: page,
			...(withSeals && page.at(-1)?.type === 'MeetingSealed'
				? { seal: sealOfLast([...records, { events: page }]) }
				: {})
		};
		const canonical = canonicalJson(content);
		const hash = sha256(utf8(canonical));
		records.push(placedLink(hash, { content, canonical, signature: signed(key, hash) }));
	}
	return records;
}

/** The totals of the last page, as its entries make them. */
function sealOfLast(line: readonly { readonly events: readonly GroupEvent[] }[]): Seal {
	const seals = sealsIn(
		line.flatMap(({ events }) => events),
		bookOfPhones.currency
	);
	return present(seals?.at(-1), 'the last page is closed');
}

/** @param records those of any phones; the group's word for all of them beside */
export async function bookWith(
	records: readonly PlacedLink[],
	writers: readonly WriterOfPhone[]
): Promise<VerifiedBook> {
	const vouchers = new Map(writers.map(({ id, voucher }) => [id, voucher]));
	const verified = await verifiedBook({ named: bookOfPhones, groupKey, vouchers, records }, plainChecks);
	assert(verified.ok, verified.ok ? '' : JSON.stringify(verified.error));
	return verified.value;
}

export function mergedOf(first: VerifiedBook, ...others: readonly VerifiedBook[]): VerifiedBook {
	let book = first;
	for (const other of others) {
		const merged = mergeBooks(book, other);
		assert(merged.ok, merged.ok ? '' : JSON.stringify(merged.error));
		book = merged.value;
	}
	return book;
}

export const firstDay = '2024-01-05';

/** The first phone's pages: a group of four, with 1,000 rupees in its box. */
export const beginning = (writer: WriterOfPhone): readonly PlacedLink[] =>
	writtenOn(
		[],
		writer,
		founded(firstDay, { members: 4, box: 1000 }).map((event, place) => ({
			...event,
			eventId: `founding.${place}` as EventId
		}))
	);

export const stateOf = (line: readonly PlacedLink[]): GroupState => {
	let state: GroupState = emptyGroup('INR');
	for (const event of line.flatMap(({ events }) => events)) {
		const recorded = record(state, event);
		assert(recorded.ok, recorded.ok ? '' : JSON.stringify(recorded.error));
		state = recorded.value.state;
	}
	return state;
};

/** What a circle wishes to write; what its own line does not allow is left out, as the app would refuse it. */
export interface WishOfCircle {
	readonly what: 'save' | 'lend' | 'repay';
	readonly who: number;
	/** Rupees. */
	readonly amount: number;
}

/**
 * A meeting on one phone, by the clock that it has.
 *
 * @param id begins every id of the page
 */
export function meetingOn(
	line: readonly PlacedLink[],
	writer: WriterOfPhone,
	{
		id,
		day,
		clock,
		wishes,
		roll = [],
		withSeals
	}: {
		readonly id: string;
		readonly day: string;
		readonly clock: string;
		readonly wishes: readonly WishOfCircle[];
		/** Who came, in the order of their numbers; nothing where the roll was not called. */
		readonly roll?: readonly AttendanceState[];
		readonly withSeals?: boolean;
	}
): readonly PlacedLink[] {
	let state = stateOf(line);
	// A phone whose calendar is behind writes on the day of its last page.
	const last = state.lastSealedDay ?? day;
	const on = last > day ? last : day;
	const events: GroupEvent[] = [];
	const give = (entry: Entry): void => {
		const event = withFields(entry, { eventId: `${id}.${events.length}`, recordedAt: clock as Instant })(on);
		const recorded = record(state, event);
		if (!recorded.ok) return;
		state = recorded.value.state;
		events.push(recorded.value.event);
	};
	const [opened, sealed] = meeting(state.lastNumber.regular + 1, on).map(
		(event): Entry =>
			() =>
				event
	);
	give(present(opened, 'a meeting is opened'));
	for (const wish of wishes) give(entryFor(wish, state, `${id}.${events.length}`));
	for (const [place, state] of roll.entries()) give(marked(`m${place + 1}`, state));
	give(present(sealed, 'and sealed'));
	return writtenOn(line, writer, events, withSeals);
}

function entryFor({ what, who, amount }: WishOfCircle, state: GroupState, id: string): Entry {
	const member = `m${(who % 4) + 1}`;
	if (what === 'save') return saved(member, amount);
	if (what === 'lend') return lent(`loan-${id}`, member, amount * 10);
	const loans = [...state.loans.values()].filter((loan) => loan.memberId === memberId(member));
	return repaid(loans.at(-1)?.loanId ?? 'none', amount * 5);
}

/**
 * The line of a phone with what its officers settled over the pages of another: these lie beside it from now on, and what stands of them is
 * entered again.
 *
 * @param stands of every meeting that both wrote
 * @param id begins every id of what is new
 * @returns null where a page of this phone cannot be corrected, because a later one needs it
 */
export function settledOn(
	line: readonly PlacedLink[],
	writer: WriterOfPhone,
	other: { readonly line: readonly PlacedLink[]; readonly held: readonly PlacedLink[] },
	{ stands, id, withSeals }: { readonly stands: Stands; readonly id: string; readonly withSeals?: boolean }
): { readonly line: readonly PlacedLink[]; readonly left: number } | null {
	const state = stateOf(line);
	const heldHere = new Set(line.map(({ hash }) => hash));
	const brings = other.held.filter(({ hash }) => !heldHere.has(hash));
	const here = line.filter(({ hash }) => !other.line.some((one) => one.hash === hash));
	const there = other.line.filter(({ hash }) => !heldHere.has(hash));
	const beside = {
		standing: 'forked' as const,
		common: line.length - here.length,
		here: here.map(({ link }) => link),
		there: there.map(({ link }) => link),
		brings: { links: brings.map(({ link }) => link), hashes: brings.map(({ hash }) => hash) },
		setBeside: []
	};
	let many = 0;
	const stamp = {
		newEventId: () => `${id}.${(many += 1)}` as EventId,
		recordedAt: '2024-01-01T09:00:00.000Z' as Instant
	};
	const settlement = {
		stands: new Map(brings.map(({ hash }) => [hash, stands])),
		approvedBy: [memberId('m1'), memberId('m2')],
		on: firstDay as LocalDate
	};
	const settled = settledBy(state, beside, settlement, stamp);
	// A page of this phone on which later ones stand is not void: nothing is written, and officers choose again.
	if (!settled.ok && stands === 'there') return null;
	assert(settled.ok, settled.ok ? '' : JSON.stringify(settled.error));
	const { steps, left } = settled.value;
	const events = steps.map(({ event }) => event);
	return { line: writtenOn(line, writer, events, withSeals), left: left.length };
}

/** The box as somebody counts it who reads each entry once, on whatever page and however often it stands. */
export function naiveBoxOfEntries(records: readonly PlacedLink[]): number {
	const entries = new Map(
		records.flatMap(({ events }) => events.map((event) => [event.eventId, event] as const))
	);
	return boxOfEvents([...entries.values()]);
}

/** The box as somebody counts it who reads each page once, whoever wrote it: what came in less what went out. */
export function naiveBox(records: readonly PlacedLink[]): number {
	return boxOfEvents([...new Map(records.map((one) => [one.hash, one.events])).values()].flat());
}

/** What is said of each "day woman", each entry read once, without what was taken back. */
export function marksOf(events: readonly GroupEvent[]): ReadonlyMap<string, ReadonlySet<AttendanceState>> {
	return setsOf(
		standingEvents(events).flatMap((one) =>
			one.type === 'AttendanceMarked' ? [[`${one.occurredOn} ${one.memberId}`, one.state] as const] : []
		)
	);
}

/** Days on which phones wrote one meeting, however many of them. */
export function daysOfOneMeeting(events: readonly GroupEvent[]): ReadonlySet<string> {
	const numbers = setsOf(
		events.flatMap((one) =>
			one.type === 'MeetingOpened' && one.kind === 'regular' ? [[one.occurredOn, one.number] as const] : []
		)
	);
	return new Set([...numbers].flatMap(([day, all]) => (all.size === 1 ? [day] : [])));
}

/** All values of each key, each once. */
function setsOf<Value>(
	pairs: readonly (readonly [key: string, value: Value])[]
): ReadonlyMap<string, ReadonlySet<Value>> {
	const sets = new Map<string, Set<Value>>();
	for (const [key, value] of pairs) sets.set(key, (sets.get(key) ?? new Set()).add(value));
	return sets;
}

function boxOfEvents(events: readonly GroupEvent[]): number {
	let box = 0;
	for (const one of events) {
		if (one.type === 'OpeningBalances') box += one.box;
		if (one.type === 'SavingDeposited' || one.type === 'LoanRepaid') box += one.amount;
		if (one.type === 'LoanDisbursed') box -= one.principal;
	}
	return box;
}
