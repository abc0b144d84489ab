import { err, ok, present, type MemberId, type Result } from '#kernel';
import {
	openSession,
	type BookCover,
	type BookSession,
	type Fault,
	type OpenKeys,
	type UnlockRefusal
} from '#app';
import type { GroupState, Member } from '#group';
import type { MemberPage } from '#reports';
import type { BothWords } from '#papers/cell-text.ts';
import type { MeetingPicture, MemberPaperData, PaperFrame, StatementPaperData } from '#papers/paper-types.ts';
import type { MemberFace } from '#i18n';
import type { AppState } from '../app-state.svelte.ts';
import { BookView } from '../book-view.svelte.ts';
import { latestDayIn, slipsOf, type LoanSlip } from '../loan-slips.ts';
import { meetingMarks } from '../meeting/meeting-figures.ts';
import { pictureRows } from '#papers/paper-data.ts';
import { PrintView } from '../print/print-view.svelte.ts';
import { loadReports, readPages } from '../read-pages.ts';

/** One member's data without the rest of the book: the only data in memory while she looks (ADR 0026). */
export interface UnlockedPage {
	readonly face: MemberFace;
	/** Recording of her name. */
	readonly voice: Uint8Array | null;
	readonly currency: string;
	readonly practice: boolean;
	readonly page: MemberPage;
	/** Steps of meetings that she has done herself. */
	readonly pen: Member['penSteps'];
	/** Slips of her loans, including written-off ones. */
	readonly slips: readonly LoanSlip[];
	/** Newest first. */
	readonly meetings: readonly MeetingPicture[];
	readonly paper: UnlockedPaper;
}

/** Her page for printing, signed while the book was open. */
export interface UnlockedPaper {
	readonly frame: PaperFrame;
	readonly member: MemberPaperData;
	readonly statement: StatementPaperData;
	readonly both: BothWords;
}

/**
 * Opens the book with her code, reads her page and closes the book again, before anything is shown.
 *
 * @returns UnknownSlot if she is no longer in the group
 */
export async function takeMemberPage(
	app: AppState,
	cover: BookCover,
	slotId: string,
	digits: string
): Promise<Result<UnlockedPage, UnlockRefusal | Fault>> {
	const slot = cover.keys.slots.find((one) => one.slotId === slotId);
	if (slot === undefined) return err({ type: 'UnknownSlot' });
	const keys = await app.parts.vault.openWithCode(cover.keys, slotId, digits, cover.deviceSecret);
	if (!keys.ok) return keys;
	const session = await openForReading(app, cover, keys.value);
	if (!session.ok) return session;
	try {
		return await readMemberPage(app, cover, session.value, keys.value, slot.memberId);
	} finally {
		session.value.close();
	}
}

/** Opens without the write lock, since a book that is open in another tab may be read. */
async function openForReading(
	app: AppState,
	cover: BookCover,
	keys: OpenKeys
): Promise<Result<BookSession, Fault>> {
	const { shelf, vault, clock, random } = app.parts;
	const store = shelf.open(cover.book);
	const pages = { book: cover.book, keys, vault };
	const parts = { pages, store, secondCopy: null, clock, random, onlyReads: true };
	const session = await openSession(parts, cover.currency);
	if (session.ok) return session;
	keys.forget();
	store.close();
	return session;
}

async function readMemberPage(
	app: AppState,
	cover: BookCover,
	session: BookSession,
	keys: OpenKeys,
	memberId: MemberId
): Promise<Result<UnlockedPage, UnlockRefusal | Fault>> {
	if (session.state.members.get(memberId)?.leftOn !== null) return err({ type: 'UnknownSlot' });
	const book = new BookView(session, cover, true);
	const reading = await readPages(book);
	if (!reading.ok) return reading;
	const { events } = reading.value;
	const { memberPage } = await loadReports();
	const page = memberPage(events, { currency: cover.currency, memberId });
	const paper = await readPaper(app, book, keys, memberId);
	if (!paper.ok) return paper;
	return ok({
		face: book.face(memberId),
		voice: book.voice(memberId),
		currency: cover.currency,
		practice: cover.practice,
		page,
		pen: session.state.members.get(memberId)?.penSteps ?? [],
		slips: slipsToday(session.state, memberId),
		meetings: pictureRows(page, meetingMarks(session.state, events, memberId)),
		paper: paper.value
	});
}

function slipsToday(state: GroupState, memberId: MemberId): readonly LoanSlip[] {
	const on = latestDayIn(state);
	return on === null ? [] : slipsOf(state, memberId, on);
}

async function readPaper(
	app: AppState,
	book: BookView,
	keys: OpenKeys,
	memberId: MemberId
): Promise<Result<UnlockedPaper, Fault>> {
	const print = new PrintView(app, book, {
		signs: (one) => one === book,
		groupKeysOf: () => keys
	});
	await print.load();
	if (print.fault !== null) return err(print.fault);
	await print.proveMembers([memberId]);
	return ok({
		frame: print.memberFrame(memberId),
		member: print.member(memberId),
		statement: print.statement(memberId),
		both: present(print.both, 'papers were read')
	});
}
