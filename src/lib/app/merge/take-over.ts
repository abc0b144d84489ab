import { err, ok, type OperationId, type Result } from '#kernel';
import { nameInBook, type GroupEvent, type GroupState, type Rejection } from '#group';
import { figuresOf } from '../backup/copy-figures.ts';
import type { CheckedBackup } from '../backup/read-backup.ts';
import { haveAgreed, type Approved, type TakeOverAct } from '../books/codes-of-officers.ts';
import type { MendParts } from '../mend/mend-book.ts';
import type { Fault, StoredPerson, StoredRecord } from '../ports/storage.ts';
import type { ReadPage } from '../record/verify-chain.ts';
import { isHerName } from '../record/name-in-book.ts';
import { bookNamed, isVouchedFor } from '../record/voucher.ts';
import type { OpenBook } from '../session/session-parts.ts';
import { fewAtATime } from '../session/few-at-a-time.ts';
import { sealBalances, sealRecord, type WriterHeads } from '../session/pages.ts';
import { pagesHeld, type History } from '../session/history.ts';
import { encryptPerson } from '../session/people.ts';
import { besideBook, type CopyBeside } from './merge-books.ts';
import { standingLine, type HeldPages, standingNowhere } from './standing-line.ts';

/** Reasons for which pages of another phone are not taken over. Nothing was written. */
export type TakeOverRefusal =
	/** The copy belongs to another group. */
	| { readonly type: 'CopyOfOtherGroup' }
	/** The group key was renewed on one phone only: the key paper opens the copy. */
	| { readonly type: 'CopyOfOtherKeys' }
	/** This book has everything in the copy. */
	| { readonly type: 'NothingToTakeOver' }
	/** Each phone has pages that the other lacks: both stay, and people must check them (ADR 0086). */
	| { readonly type: 'PhonesForked' }
	/** A meeting is open here with entries that the copy lacks: it must be closed first. */
	| { readonly type: 'MeetingOpenHere' }
	/** A meeting is open on the other phone: a settlement would set it beside the book. */
	| { readonly type: 'MeetingOpenThere' }
	/** Officers set pages of this phone beside the book: it must first make a new writer key. */
	| { readonly type: 'NewWriterNeeded' }
	/** More pages than one settlement can set beside. */
	| { readonly type: 'TooManyPagesApart'; readonly most: number }
	/** The group's key does not vouch for the phone. */
	| { readonly type: 'PhoneNotVouched' };

/** The book that is open here. */
export type BookHere = Pick<
	OpenBook,
	'book' | 'state' | 'people' | 'operations' | 'setAside' | 'head' | 'history' | 'pages'
>;

/**
 * Writes the pages by which a copy continues this book, with the codes of two members who decide now on this phone: in one
 * transaction, all or none. Entries of a meeting open here
 * are removed only if the copy has each of them in a page; a meeting open on the other phone follows once closed.
 */
export async function takeOver(
	{ pages, store }: Pick<MendParts, 'pages' | 'store'>,
	here: BookHere,
	copy: CheckedBackup,
	approved: Approved<TakeOverAct>
): Promise<Result<void, Rejection | Fault | TakeOverRefusal>> {
	const agreed = await haveAgreed(pages.vault, here, approved, codesNeeded);
	if (!agreed.ok) return agreed;
	if (approved.act.copy !== copy.head) return err({ type: 'CopyOfOtherGroup' });
	const beside = await whatItAdds(pages, here, copy);
	if (!beside.ok) return beside;
	const { brings, setBeside } = beside.value;
	// Under the old key its next records would reuse counters.
	if (setBeside.some(({ content }) => content.writer === pages.keys.writer))
		return err({ type: 'NewWriterNeeded' });
	const operationId = `taken-over-${copy.head}` as OperationId;
	const { head, operations: rows } = here;
	const addRecords = await sealPages(pages, brings, { after: head.place, operationId });
	const place = head.place + addRecords.length;
	const written = await store.write({
		operationId,
		expected: { head, rowCount: rows.length },
		addRows: [],
		addRecords,
		clearRows: rows.length > 0,
		people: await peopleBrought(pages, here, copy, copy.sealed),
		balances: await sealBalances(pages, {
			place,
			hash: copy.head,
			writers: writersIn(copy),
			state: copy.sealed
		})
	});
	return written.ok ? ok(undefined) : written;
}

/** Number of officers whose codes admit pages of another phone. */
const codesNeeded = 2;

/** Signed pages of a copy, encrypted for the places after those stored here. */
export const sealPages = (
	pages: MendParts['pages'],
	{ links, hashes }: HeldPages,
	{ after, operationId }: { readonly after: number; readonly operationId: OperationId }
): Promise<StoredRecord[]> =>
	fewAtATime(links, ({ canonical, signature }, index) =>
		sealRecord(pages, {
			...{ canonical, signature, operationId },
			hash: hashes[index] ?? '',
			place: after + index + 1
		})
	);

/** Checked before codes are requested, and again before the pages are written. @returns comparison of the copy with this book, which it continues */
export async function whatItAdds(
	pages: Pick<MendParts['pages'], 'book' | 'keys' | 'vault'>,
	here: BookHere,
	copy: CheckedBackup
): Promise<Result<CopyBeside, Fault | TakeOverRefusal>> {
	const looked = await lookedAt(pages, here, copy);
	if (!looked.ok) return looked;
	const { standing, there } = looked.value;
	if (standing === 'forked') return err({ type: 'PhonesForked' });
	if (standing !== 'ahead')
		return err({ type: (await isMoreOpenThere(here, copy)) ? 'MeetingOpenThere' : 'NothingToTakeOver' });
	const sealed = there.flatMap(({ content }) => content.events);
	// An entry that is unreadable here blocks the takeover like any other.
	const isThere = here.setAside.rows.length === 0 && standingNowhere(openIn(here), sealed).length === 0;
	return isThere ? looked : err({ type: 'MeetingOpenHere' });
}

/** True if the copy has no new page, but its open meeting has entries that are not here. */
async function isMoreOpenThere(here: BookHere, { payload }: CheckedBackup): Promise<boolean> {
	if (payload.rows.length === 0) return false;
	const history = await here.history();
	const known = [...(history.ok ? history.value.events : []), ...openIn(here)];
	const open = payload.rows.flatMap(({ events }) => events);
	return standingNowhere(open, known).length > 0;
}

const openIn = ({ operations }: BookHere): readonly GroupEvent[] =>
	operations.flatMap(({ events }) => events);

/** Checks that a copy is of this group and of vouched phones, and that its seals match its entries. @returns its comparison with this book */
export async function lookedAt(
	{ book, keys, vault }: Pick<MendParts['pages'], 'book' | 'keys' | 'vault'>,
	here: BookHere,
	copy: CheckedBackup
): Promise<Result<CopyBeside, Fault | TakeOverRefusal>> {
	const { currency } = copy.payload;
	if (copy.book !== book || currency !== here.state.currency) return err({ type: 'CopyOfOtherGroup' });
	const history = await here.history();
	if (!history.ok) return history;
	const beside = besideBook(history.value, copy);
	if (!(await isEachVouched({ book, keys, vault }, beside.brings.links, copy)))
		return err({ type: 'PhoneNotVouched' });
	if (!figuresOf(copy).areSealsRight) return err({ type: 'Damaged', about: 'seal of the copy' });
	return isPlain(history.value, beside, copy) || (await isOneBook({ book, vault }, here, beside, copy))
		? ok(beside)
		: err({ type: 'Damaged', about: 'lines of the copy' });
}

/** True if the copy adds nothing, or neither phone has a settlement. */
const isPlain = (here: History, { standing }: CopyBeside, copy: CheckedBackup): boolean =>
	standing !== 'ahead' ||
	(pagesHeld(here).hashes.length === here.hashes.length && copy.held.hashes.length === copy.hashes.length);

/** True if the union is one line and the pages set beside it; only relevant after a settlement. */
async function isOneBook(
	{ book, vault }: Pick<MendParts['pages'], 'book' | 'vault'>,
	here: BookHere,
	{ brings }: CopyBeside,
	copy: CheckedBackup
): Promise<boolean> {
	const held = await here.pages();
	if (!held.ok) return false;
	const line = await standingLine(book, [...held.value.links, ...brings.links], vault);
	return line.ok && line.value.hashes.at(-1) === copy.head;
}

/** True if the group vouches for each phone that this book does not know yet. */
async function isEachVouched(
	{ book, keys, vault }: Pick<MendParts['pages'], 'book' | 'keys' | 'vault'>,
	there: readonly ReadPage[],
	{ payload }: CheckedBackup
): Promise<boolean> {
	const vouchers = new Map(payload.vouchers);
	const named = bookNamed(book, payload);
	for (const { key, writer } of there.map(({ content }) => content)) {
		if (key === undefined) continue;
		const voucher = vouchers.get(writer);
		const groupKey = keys.groupPublicKey;
		if (voucher === undefined) return false;
		if (!(await isVouchedFor({ book: named, key }, { groupKey, voucher }, vault))) return false;
	}
	return true;
}

/**
 * People data of members who are new with these pages or renamed by them: each with the name that the book then has. Other erased or
 * existing data is unchanged.
 *
 * @param after the book with these pages
 */
export async function peopleBrought(
	pages: Pick<MendParts['pages'], 'book' | 'keys' | 'vault'>,
	{ state, people }: BookHere,
	copy: CheckedBackup,
	after: GroupState
): Promise<readonly StoredPerson[]> {
	const brought = [...copy.sealed.members.keys()].map(async (memberId): Promise<readonly StoredPerson[]> => {
		const person = copy.people.get(memberId);
		const isNew = !people.has(memberId) && !state.members.has(memberId);
		const isNamed = nameInBook(after, memberId) !== nameInBook(state, memberId);
		if (person === undefined || !(isNew || isNamed)) return [];
		if (!(await isHerName(pages, after, memberId, person))) return [];
		// Pages sent by square codes may have no room for her recording: the existing one stays.
		return [await encryptPerson(pages.keys, pages.book, memberId, { ...people.get(memberId), ...person })];
	});
	return (await Promise.all(brought)).flat();
}

const writersIn = ({ links, hashes }: CheckedBackup): WriterHeads =>
	Object.fromEntries(
		links.map(({ content }, index) => [content.writer, [content.n, hashes[index] ?? '']] as const)
	);
