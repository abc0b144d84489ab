import { err, ok, type MemberId, type Result } from '#kernel';
import { activeMembers, foldAdmitted, record, type GroupEvent, type GroupState } from '#group';
import type { CurrencyCode } from '#money';
import { fillPaper, type FillPrint } from './fill-paper.ts';
import type { FillForm } from './form.ts';
import { groupSigns, readCodeText, type SheetCode } from './sheet-code.ts';

/** A page of a filled sheet, reconstructed from the book. */
export interface PageAgain {
	readonly code: SheetCode;
	readonly form: FillForm;
	/** Members of the rows. */
	readonly memberIds: readonly MemberId[];
}

/** Reason to reject a page before any of it is read. */
export type PageRefusal =
	/** No sheet code, or one of an unknown layout. */
	| 'not a sheet'
	| 'another group'
	/** The meeting exists in the book: the same sheet, its photocopy, or a second filled print. */
	| 'held'
	/** Printed after a meeting that this phone does not have. */
	| 'book behind'
	/** A member joined or left since the print. */
	| 'women changed'
	/** No state of the book since that meeting reproduces the page. */
	| 'not made again';

/**
 * Reconstructs a page: folds the book to the meeting that the code names, and then event by event until a state reproduces the same
 * code. Only such a match proves the rows.
 *
 * @param text content of the QR code
 * @param print.now state after all events
 */
export async function pageAgain(
	events: readonly GroupEvent[],
	text: string,
	{ now, ...print }: Pick<FillPrint, 'book' | 'currency' | 'hash'> & { readonly now: GroupState }
): Promise<Result<PageAgain, PageRefusal>> {
	const code = readCodeText(text);
	if (code === null) return err('not a sheet');
	if (code.group !== (await groupSigns(print.book, print.hash))) return err('another group');
	const closed = now.regularMeetings.filter(({ sealed }) => sealed).map(({ number }) => number);
	if (closed.includes(code.after + code.ahead)) return err('held');
	if (code.after > Math.max(0, ...closed)) return err('book behind');
	for (const then of statesSince(events, code.after, print.currency)) {
		const { pages } = await fillPaper(then, { ...print, day: code.day, serial: code.serial });
		const page = pages[code.page - 1];
		if (page?.code !== text) continue;
		const women = womenOf(then);
		// Compares number and member id, because a number may have been given to another member.
		if (JSON.stringify(women) !== JSON.stringify(womenOf(now))) return err('women changed');
		const byNumber = new Map(women);
		const memberIds = page.form.rows.flatMap(({ number }) => byNumber.get(number) ?? []);
		return ok({ code, form: page.form, memberIds });
	}
	return err('not made again');
}

const womenOf = (state: GroupState): readonly (readonly [number, MemberId])[] =>
	activeMembers(state)
		.map(({ memberId, number }) => [number, memberId] as const)
		.sort(([one], [other]) => one - other);

/** Yields the state when that meeting was closed and after each later event, as the sheet may have been printed at any of them. */
function* statesSince(
	events: readonly GroupEvent[],
	after: number,
	currency: CurrencyCode
): Generator<GroupState> {
	const opened = events.findLastIndex(
		(event) => event.type === 'MeetingOpened' && event.kind === 'regular' && event.number === after
	);
	const from =
		1 + events.findIndex(({ type }, place) => place > opened && (after === 0 || type === 'MeetingSealed'));
	const folded = foldAdmitted(events.slice(0, from), currency);
	if (!folded.ok) return;
	let state = folded.value;
	yield state;
	for (const event of events.slice(from)) {
		const next = record(state, event);
		if (!next.ok) return;
		state = next.value.state;
		yield state;
	}
}
