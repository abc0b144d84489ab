import { err, ok, type MemberId, type Result } from '#kernel';
import { activeMembers, foldAdmitted, record, type GroupEvent, type GroupState } from '#group';
import type { CurrencyCode } from '#money';
import { fillPaper, type FillPrint } from './fill-paper.ts';
import type { FillForm } from './form.ts';
import { groupSigns, readCodeText, type SheetCode } from './sheet-code.ts';

/** A page of a filled sheet, made once more from the book. */
export interface PageAgain {
	readonly code: SheetCode;
	readonly form: FillForm;
	/** Whose rows they are. */
	readonly memberIds: readonly MemberId[];
}

/** Why a page is not entered; nothing of it is read then. */
export type PageRefusal =
	/** No code of a sheet, or of a layout that this app does not know. */
	| 'not a sheet'
	| 'another group'
	/** The book has its meeting: the same sheet, its photocopy, or a second print that was filled too. */
	| 'held'
	/** It was printed after a meeting that this phone does not have. */
	| 'book behind'
	/** A woman joined or left since it was printed. */
	| 'women changed'
	/** No state of the book since that meeting makes this page. */
	| 'not made again';

/**
 * Finds what a page asks: the book is folded to the meeting that the code names, and on from there, until a state of it makes the same code.
 * Rows are believed only so.
 *
 * @param text what the square code says
 * @param print.now the book as these events left it
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
		// By number and by who has it: a number may have gone to another woman.
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

/** The book when that meeting was closed, and after each entry since: in whatever moment the sheet was printed. */
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
