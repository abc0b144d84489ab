import type { EventId, LocalDate, MemberId, WriterId } from '#kernel';
import { chart, isPutAway, type MeetingKind, type MeetingOpened } from '#group';
import { belowZero, heldIn, type AccountCode, type Balances } from '#ledger';
import type { Money } from '#money';
import type { Ordered, OrderedRecord } from './one-order.ts';

/** A meeting of one of the lines. */
export interface MeetingOfLine {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** Hash of its record, hex. */
	readonly record: string;
}

/** Conflict that only the merge of two phones can hold. Two officers settle it; all entries count until then. */
export type MergeException =
	/** Two meetings with one number or on one day, written without knowledge of each other. */
	| { readonly type: 'TwinMeetings'; readonly meetings: readonly [MeetingOfLine, MeetingOfLine] }
	/** Both lines have a share-out. */
	| { readonly type: 'SharedOutTwice'; readonly days: readonly LocalDate[] }
	/** Two members have one number. */
	| { readonly type: 'MemberNumberTwice'; readonly number: number; readonly memberIds: readonly MemberId[] }
	/** Both lines corrected the same entry. */
	| { readonly type: 'ReversedTwice'; readonly eventId: EventId }
	/** Both lines together spent, repaid or paid out more than there was. */
	| { readonly type: 'BelowZero'; readonly account: AccountCode; readonly held: Money }
	/** One phone wrote two records with one counter: it was copied, or restored to an older state. */
	| { readonly type: 'WriterTwice'; readonly writer: WriterId; readonly n: number };

export interface WrittenRecord extends OrderedRecord {
	readonly writer: WriterId;
	readonly n: number;
}

/** Exceptions in the order of the merged book, the same on every phone. */
export function mergeExceptions(
	{ records: all, lines, beside }: Ordered<WrittenRecord>,
	balances: Balances
): readonly MergeException[] {
	const open = new Set(lines.flat());
	// Settled conflicts are not reported.
	const records = all.filter((record) => open.has(record) && !beside.has(record.hash));
	const inLines = lines.map((line) => new Set(line.map(({ hash }) => hash)));
	const areApart = (one: WrittenRecord, other: WrittenRecord): boolean =>
		!inLines.some((line) => line.has(one.hash) && line.has(other.hash));
	return [
		...writersTwice(records),
		...twins(records, areApart),
		...sharedTwice(records, areApart),
		...numbersTwice(records),
		...reversedTwice(records, areApart),
		...accountsBelow(balances)
	];
}

type Apart = (one: WrittenRecord, other: WrittenRecord) => boolean;

function writersTwice(records: readonly WrittenRecord[]): readonly MergeException[] {
	const seen = new Map<string, number>();
	for (const { writer, n } of records) seen.set(`${writer} ${n}`, (seen.get(`${writer} ${n}`) ?? 0) + 1);
	return records.flatMap(({ writer, n }): readonly MergeException[] => {
		const isFirst = (seen.get(`${writer} ${n}`) ?? 0) > 1;
		seen.delete(`${writer} ${n}`);
		return isFirst ? [{ type: 'WriterTwice', writer, n }] : [];
	});
}

function twins(records: readonly WrittenRecord[], areApart: Apart): readonly MergeException[] {
	const meetings = records.flatMap((record) => {
		const [opened] = record.events;
		const isHeld = opened?.type === 'MeetingOpened' && opened.kind !== 'desk' && !isPutAway(record.events);
		return isHeld ? [{ record, opened }] : [];
	});
	return meetings.flatMap((one, place) =>
		meetings
			.slice(place + 1)
			.filter((other) => areTwins(one.opened, other.opened) && areApart(one.record, other.record))
			.map((other): MergeException => ({ type: 'TwinMeetings', meetings: [named(one), named(other)] }))
	);
}

/** True if both phones wrote the same meeting, by its number or its day. */
export const areTwins = (one: MeetingOpened, other: MeetingOpened): boolean =>
	one.kind === other.kind && (one.number === other.number || one.occurredOn === other.occurredOn);

const named = ({
	record,
	opened: { kind, number, occurredOn }
}: {
	readonly record: WrittenRecord;
	readonly opened: MeetingOpened;
}): MeetingOfLine => ({ kind, number, day: occurredOn, record: record.hash });

function sharedTwice(records: readonly WrittenRecord[], areApart: Apart): readonly MergeException[] {
	const shared = records.filter(({ events }) => events.some(({ type }) => type === 'CycleSharedOut'));
	const apart = shared.filter((one) => shared.some((other) => one !== other && areApart(one, other)));
	const days = apart.flatMap(({ events }) =>
		events.flatMap((event) => (event.type === 'CycleSharedOut' ? [event.occurredOn] : []))
	);
	return days.length === 0 ? [] : [{ type: 'SharedOutTwice', days }];
}

function numbersTwice(records: readonly WrittenRecord[]): readonly MergeException[] {
	const byNumber = new Map<number, MemberId[]>();
	for (const { events } of records)
		for (const event of events)
			if (event.type === 'MemberJoined')
				byNumber.set(event.number, [...(byNumber.get(event.number) ?? []), event.memberId]);
	return [...byNumber].flatMap(([number, memberIds]): readonly MergeException[] =>
		new Set(memberIds).size > 1 ? [{ type: 'MemberNumberTwice', number, memberIds }] : []
	);
}

/** Entries that two phones reversed separately; repeated reversals in one line are no exception. */
function reversedTwice(records: readonly WrittenRecord[], areApart: Apart): readonly MergeException[] {
	const by = new Map<EventId, WrittenRecord[]>();
	for (const record of records)
		for (const event of record.events)
			if (event.type === 'EventReversed') by.set(event.reverses, [...(by.get(event.reverses) ?? []), record]);
	return [...by].flatMap(([eventId, found]): readonly MergeException[] =>
		found.some((one) => found.some((other) => one !== other && areApart(one, other)))
			? [{ type: 'ReversedTwice', eventId }]
			: []
	);
}

function accountsBelow(balances: Balances): readonly MergeException[] {
	return [...balances.keys()]
		.sort()
		.filter((account) => belowZero(balances, chart, [account]) !== null)
		.map((account) => ({ type: 'BelowZero', account, held: heldIn(balances, chart, account) }));
}
