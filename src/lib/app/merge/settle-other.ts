import { err, ok, type EventId, type LocalDate, type MemberId, type OperationId, type Result } from '#kernel';
import {
	askedOf,
	beginningOf,
	isPutAway,
	leftOut,
	linesOf,
	officersAsked,
	saidOnlyOn,
	saysMore,
	settlePhones,
	type GroupEvent,
	type GroupState,
	type MeetingOpened,
	type PageThere,
	type PhonesSettledDecision,
	type Rejection,
	type Stamp,
	type TwinPages,
	type WhyLeft
} from '#group';
import type { CheckedBackup } from '../backup/read-backup.ts';
import { haveAgreed, type Approved, type SettleAct } from '../books/codes-of-officers.ts';
import type { MendParts } from '../mend/mend-book.ts';
import type { Clock, RandomSource } from '../ports/phone.ts';
import type { Fault } from '../ports/storage.ts';
import type { Link, ReadPage } from '../record/verify-chain.ts';
import { planWrite, withNewPhone, type Position } from '../session/write-plan.ts';
import type { CopyBeside } from './merge-books.ts';
import { areTwins } from './merge-exceptions.ts';
import { lookedAt, peopleBrought, sealPages, type BookHere, type TakeOverRefusal } from './take-over.ts';

/** Which of two pages of one meeting stands: this phone's, the other phone's, or both. */
export type Stands = 'here' | 'there' | 'both';

/** A page that only the other phone wrote. */
export interface PageApart {
	/** Hash of its record, hex. */
	readonly hash: string;
	readonly link: Link;
	/** Pages of this phone for the same meeting, by its number or its day. Where there is none, it simply comes in. */
	readonly twins: readonly ReadPage[];
}

export interface PagesChosen {
	/** By the hash of each page that has a twin. */
	readonly stands: ReadonlyMap<string, Stands>;
	readonly approvedBy: readonly MemberId[];
	readonly on: LocalDate;
}

/** Pages that one event names at most (`PhonesSettled`). */
const pagesMost = 200;

/** Pages that only the other phone has, in its order. */
export function pagesApart({ here, there, brings }: CopyBeside): readonly PageApart[] {
	return there.map((link) => {
		const opened = openedIn(link);
		return {
			hash: brings.hashes[brings.links.indexOf(link)] ?? '',
			link,
			twins: here.filter((own) => {
				const other = openedIn(own);
				return opened !== null && other !== null && areTwins(opened, other);
			})
		};
	});
}

/** A meeting of the circle; what happens at the desk has no twin. */
function openedIn({ content }: ReadPage): MeetingOpened | null {
	const [opened] = content.events;
	const isHeld = opened?.type === 'MeetingOpened' && opened.kind !== 'desk' && !isPutAway(content.events);
	return isHeld ? opened : null;
}

/** Previews what settling would write, and what the rules refuse of it. @param state with the whole book */
export function settledBy(
	state: GroupState,
	beside: CopyBeside,
	{ stands, approvedBy, on }: PagesChosen,
	stamp: Stamp
): Result<PhonesSettledDecision, Rejection | TakeOverRefusal> {
	const { hashes } = beside.brings;
	if (beside.standing !== 'forked') return err({ type: 'NothingToTakeOver' });
	if (hashes.length > pagesMost) return err({ type: 'TooManyPagesApart', most: pagesMost });
	const pages: PageThere[] = [];
	/** Pages here, each with the page there that stands in its place. */
	const gone = new Map<ReadPage, Link>();
	const both: TwinPages[] = [];
	const notChosen: string[] = [];
	for (const { hash, link, twins } of pagesApart(beside)) {
		const { events } = link.content;
		const chosen = twins.length === 0 ? 'both' : stands.get(hash);
		if (chosen === undefined) return err({ type: 'PhonesForked' });
		if (chosen === 'there') for (const twin of twins) if (!gone.has(twin)) gone.set(twin, link);
		if (chosen === 'here') notChosen.push(hash);
		const same = chosen === 'both' ? sameMeeting(link, twins) : undefined;
		if (same !== undefined) both.push({ here: same.content.events, there: events });
		pages.push({ events, comesIn: comesIn(link, twins, chosen) });
	}
	const void_ = beside.here.flatMap((here) => {
		const there = gone.get(here);
		return there === undefined ? [] : [{ here: here.content.events, there: there.content.events }];
	});
	const command = { on, beside: hashes, notChosen, pages, void: void_, both, approvedBy };
	return settlePhones(state, command, stamp);
}

/** An entry that settling leaves out of the book, or takes out of it. */
export interface EntryOut {
	readonly event: GroupEvent;
	/** The event that opened its meeting; the event itself outside a meeting. */
	readonly opened: GroupEvent;
	/** `here`: this phone wrote it, and the other phone's page stands in its place without it; where that page says the same, `twice`. */
	readonly why: WhyLeft | 'here';
	/** The rule that refuses the entry, if one does. */
	readonly because: Rejection | null;
}

/** Entry by entry, what officers see before their codes: what people may have to enter by hand comes first. @param state with the whole book */
export function outBySettling(
	{ journal }: Pick<GroupState, 'journal'>,
	{ steps, left }: PhonesSettledDecision,
	{ here, brings }: Pick<CopyBeside, 'here' | 'brings'>
): readonly EntryOut[] {
	const written = steps.map(({ event }) => event);
	const line = [...(journal === null ? [] : linesOf(journal)).map(({ event }) => event), ...written];
	const refusals = new Map(left.map(({ event, because }) => [event.eventId, because]));
	const pages = brings.links.map(({ content: { events } }, place) => ({
		hash: brings.hashes[place] ?? '',
		events
	}));
	const out = written
		.flatMap((event) => (event.type === 'PhonesSettled' ? leftOut(line, event, pages) : []))
		.map((entry): EntryOut => ({ ...entry, because: refusals.get(entry.event.eventId) ?? null }));
	const gone = new Set(written.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : [])));
	const saidMore = saidMoreBy(written);
	const ofHere = here.flatMap(({ content: { events } }) => {
		const lost = new Set(saidOnlyOn(events, written));
		return events.flatMap((event): readonly EntryOut[] =>
			event.eventId !== undefined && gone.has(event.eventId) && !saidMore(event)
				? [{ event, opened: events[0] ?? event, why: lost.has(event) ? 'here' : 'twice', because: null }]
				: []
		);
	});
	return (['refused', 'void', 'here', 'twice'] as const).flatMap((why) =>
		[...out, ...ofHere].filter((entry) => entry.why === why)
	);
}

/** Whether what is in the place of a mark says more than it did. What officers had put right before is told all the same. */
function saidMoreBy(written: readonly GroupEvent[]): (event: GroupEvent) => boolean {
	const instead = new Map(written.map((event) => [event.corrects, event]));
	return (event) => {
		const now = instead.get(event.eventId);
		return (
			event.type === 'AttendanceMarked' &&
			event.corrects === undefined &&
			now?.type === 'AttendanceMarked' &&
			saysMore(now.state, event.state)
		);
	};
}

/** A meeting of another day was held besides, though both phones gave it one number. */
function comesIn(page: Link, twins: readonly ReadPage[], chosen: Stands): PageThere['comesIn'] {
	// How the other phone was settled with a third is told by what stands there.
	if (chosen === 'here' || page.content.events[0]?.type === 'PhonesSettled') return null;
	const isSameDay = sameMeeting(page, twins) !== undefined;
	return chosen === 'there' || isSameDay ? 'beside' : 'whole';
}

/** This phone's page of the same day; of more than one that with the number as well. */
function sameMeeting(page: Link, twins: readonly ReadPage[]): ReadPage | undefined {
	const opened = openedIn(page);
	const ofDay = twins.filter((twin) => openedIn(twin)?.occurredOn === opened?.occurredOn);
	return ofDay.find((twin) => openedIn(twin)?.number === opened?.number) ?? ofDay[0];
}

/** Officers whose codes settle two phones: two, or as many as the rules ask for. */
export const codesToSettle = (state: GroupState): number =>
	Math.max(2, officersAsked(beginningOf(state), askedOf('PhonesSettled')));

/** The other phone's pages beside the book, and all that the officers decided over them, in one transaction. */
export async function settleOther(
	parts: Pick<MendParts, 'pages' | 'store'> & { readonly clock: Clock; readonly random: RandomSource },
	{ here, position }: { readonly here: BookHere; readonly position: Position },
	copy: CheckedBackup,
	approved: Approved<SettleAct>
): Promise<Result<void, Rejection | Fault | TakeOverRefusal>> {
	const { pages, store, clock, random } = parts;
	const { on, stands } = approved.act;
	if (approved.act.copy !== copy.head) return err({ type: 'CopyOfOtherGroup' });
	const agreed = await haveAgreed(pages.vault, here, approved, codesToSettle(here.state));
	if (!agreed.ok) return agreed;
	const chosen = { on, stands: new Map(stands), approvedBy: agreed.value };
	const looked = await lookedAt(pages, here, copy);
	if (!looked.ok) return looked;
	const open = refusedForOpen(here, copy);
	if (open !== null) return err(open);
	const stamp = { newEventId: () => random.id() as EventId, recordedAt: clock.now() };
	const decision = settledBy(here.state, looked.value, chosen, stamp);
	if (!decision.ok) return decision;
	const { brings } = looked.value;
	const operationId = `settled-${copy.head}` as OperationId;
	const beside = await sealPages(pages, brings, { after: position.head.place, operationId });
	const behind = {
		...position,
		head: { place: position.head.place + beside.length, hash: brings.hashes.at(-1) ?? '' }
	};
	const taps = withNewPhone(pages, position, { operationId, decision: decision.value }, on, stamp);
	const { batch } = await planWrite(pages, behind, ...taps);
	const written = await store.write({
		...batch,
		expected: { head: position.head, rowCount: 0 },
		addRecords: [...beside, ...batch.addRecords],
		people: await peopleBrought(pages, here, copy, decision.value.state)
	});
	return written.ok ? ok(undefined) : written;
}

/** An open meeting on either phone is in no page and would be lost, so nothing may be open. */
export function refusedForOpen(
	{ state, operations, setAside }: Pick<BookHere, 'state' | 'operations' | 'setAside'>,
	{ payload }: Pick<CheckedBackup, 'payload'>
): TakeOverRefusal | null {
	if (state.openMeeting !== null || operations.length > 0 || setAside.rows.length > 0)
		return { type: 'MeetingOpenHere' };
	return payload.rows.length > 0 ? { type: 'MeetingOpenThere' } : null;
}
