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

/** Page of a meeting that is kept: this phone's, the other phone's, or both. */
export type Stands = 'here' | 'there' | 'both';

/** A page that only the other phone wrote. */
export interface PageApart {
	/** Hash of its record, hex. */
	readonly hash: string;
	readonly link: Link;
	/** Pages of this phone for the same meeting, by number or day. Without one the page is simply added. */
	readonly twins: readonly ReadPage[];
}

export interface PagesChosen {
	/** Choice for each page with a twin, by its hash. */
	readonly stands: ReadonlyMap<string, Stands>;
	readonly approvedBy: readonly MemberId[];
	readonly on: LocalDate;
}

/** Largest number of pages that one event names (`PhonesSettled`). */
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

/** The opening of a meeting of the circle; the desk has no twins. */
function openedIn({ content }: ReadPage): MeetingOpened | null {
	const [opened] = content.events;
	const isHeld = opened?.type === 'MeetingOpened' && opened.kind !== 'desk' && !isPutAway(content.events);
	return isHeld ? opened : null;
}

/** Computes the entries of a settlement, and those that the rules reject. @param state with the whole book */
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
	/** Replaced pages of this phone, each with the other phone's page. */
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

/** An entry that a settlement leaves out of the book or removes from it. */
export interface EntryOut {
	readonly event: GroupEvent;
	/** The event that opened its meeting; the event itself outside a meeting. */
	readonly opened: GroupEvent;
	/** `here`: an entry of this phone that the other phone's page, which replaces it, lacks; `twice` if that page has the same. */
	readonly why: WhyLeft | 'here';
	/** The rule that refuses the entry, if one does. */
	readonly because: Rejection | null;
}

/** Entries that officers see before their codes, first those that people may have to enter by hand. @param state with the whole book */
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

/** True if the replacement of a mark says more than the mark. Earlier corrections by officers are listed anyway. */
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

/** A meeting on another day was a separate one, although both phones gave it the same number. */
function comesIn(page: Link, twins: readonly ReadPage[], chosen: Stands): PageThere['comesIn'] {
	// The other phone's settlement with a third one is visible in its resulting entries.
	if (chosen === 'here' || page.content.events[0]?.type === 'PhonesSettled') return null;
	const isSameDay = sameMeeting(page, twins) !== undefined;
	return chosen === 'there' || isSameDay ? 'beside' : 'whole';
}

/** This phone's page of the same day; if there are several, the one with the same number. */
function sameMeeting(page: Link, twins: readonly ReadPage[]): ReadPage | undefined {
	const opened = openedIn(page);
	const ofDay = twins.filter((twin) => openedIn(twin)?.occurredOn === opened?.occurredOn);
	return ofDay.find((twin) => openedIn(twin)?.number === opened?.number) ?? ofDay[0];
}

/** Number of officers whose codes settle two phones: two, or as many as the rules require. */
export const codesToSettle = (state: GroupState): number =>
	Math.max(2, officersAsked(beginningOf(state), askedOf('PhonesSettled')));

/** Writes the other phone's pages beside the book, and the officers' decisions, in one transaction. */
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

/** Rejects a settlement while a meeting is open on either phone: it is in no page and would be lost. */
export function refusedForOpen(
	{ state, operations, setAside }: Pick<BookHere, 'state' | 'operations' | 'setAside'>,
	{ payload }: Pick<CheckedBackup, 'payload'>
): TakeOverRefusal | null {
	if (state.openMeeting !== null || operations.length > 0 || setAside.rows.length > 0)
		return { type: 'MeetingOpenHere' };
	return payload.rows.length > 0 ? { type: 'MeetingOpenThere' } : null;
}
