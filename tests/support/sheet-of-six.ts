import { createHash } from 'node:crypto';
import { present } from '#kernel';
import { money, type Money } from '#money';
import { fillPaper } from '#papers/meeting/fill/fill-paper.ts';
import { firstCountRow, layoutOf } from '#papers/meeting/fill/layout.ts';
import { pageAgain } from '#papers/meeting/fill/page-again.ts';
import type { Answer } from '#reader/answers.ts';
import type { PageReader } from '#reader/see-page.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SheetPage } from '#session/meeting/sheet-acts.ts';
import { PaperSheet } from '../../src/screens/book/sheet/paper-sheet.svelte.ts';
import { MeetingOfNow } from '../../src/screens/book/sheet/meeting-of-now.svelte.ts';
import type { LateMeeting } from '../../src/screens/frame/late-meeting.svelte.ts';
import { anApp } from './app.ts';
import { openSixWomen } from './six-women.ts';

// Six women save ₹20 a week, with ₹5 for the help fund, and fines: ₹10 absent, ₹2 without saving. 4 and 6 have loans.

const rules = {
	fines: { absent: money(1000), savingMissed: money(200) },
	socialFund: { amount: money(500) }
};
export const rupees = (amount: number): Money => money(amount * 100);

export async function openGroup(): Promise<{ app: AppState; book: BookView; meeting: MeetingView }> {
	const { app } = await anApp();
	const book = await openSixWomen(app, rules);
	return { app, book, meeting: new MeetingView(app, book) };
}

const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));

/** Of the sheets that were made, the latest last. */
export const codes: string[] = [];

/** The sheet of their next meeting with these marks by row, each dot that is not named empty. */
export async function sheetOf(
	{ meeting, book }: Awaited<ReturnType<typeof openGroup>>,
	marks: Marks
): Promise<SheetPage> {
	const print = { book: book.cover.book, currency: 'INR', hash } as const;
	const whole = await book.session.events();
	if (!whole.ok) throw new Error(whole.error.type);
	const events = whole.value;
	const { pages } = await fillPaper(book.state, { ...print, day: meeting.day, serial: 5 });
	const { code } = present(pages[0], 'a page');
	codes.push(code);
	const page = await pageAgain(events, code, { ...print, now: book.state });
	if (!page.ok) throw new Error(page.error);
	const fields = new Map(
		layoutOf(page.value.form).dots.map(({ row, field }) => [`${row} ${field}`, { row, field }])
	);
	const answers = [...fields.values()].map(({ row, field }): Answer => {
		const value = marks[row]?.[field];
		return { row, field, value: value === undefined ? '' : value, sure: 1 };
	});
	return { ...page.value, answers };
}

export type Marks = readonly Readonly<Partial<Record<Answer['field'], string | null>>>[];

/** Row by row: gave · gave twice, nothing for the fund · gave nothing, paid her fine · gave, and what is due · not here · gave, and laid 20 + 20. */
export const marks: Marks = [
	{ roll: '1', fund: 'fund' },
	{ roll: '2' },
	{ roll: 'came', fine: 'fine' },
	{ roll: '1', fund: 'fund', repay: 'due' },
	{ roll: 'absent' },
	{ roll: '1', fund: 'fund', repay: '2000+2000' }
];

/** What lay in the box before, 1,460, and what those marks bring, 259; of coins their sum is what counts. */
export const counted: Marks = Object.assign([...marks], {
	[firstCountRow]: { count: '50000+50000+50000' },
	[firstCountRow + 1]: { count: '20000' },
	[firstCountRow + 5]: { count: '1000' },
	[firstCountRow + 6]: { count: '500+200+200' }
});

/**
 * A sheet before the camera, of today's meeting where no other is named. The reader sees its answers, however often it looks.
 *
 * @param how.code what its square code says, where it is not the code of the sheet that was made last
 * @param how.another another sheet lies beside it
 */
export async function lookAt(
	{ app, meeting }: Awaited<ReturnType<typeof openGroup>>,
	{ answers }: SheetPage,
	how: {
		readonly held?: MeetingOfNow | LateMeeting;
		readonly code?: string;
		readonly another?: boolean;
	} = {}
): Promise<PaperSheet> {
	const { held = new MeetingOfNow(meeting), code = codes.at(-1) ?? '', another = false } = how;
	const nothing = { width: 1, height: 1, data: new Uint8Array(4) };
	const seen = { refused: null, code, answers, another, flat: nothing };
	const reader: PageReader = {
		outline: () => Promise.resolve(null),
		page: ({ known }) =>
			Promise.resolve(known === null ? { refused: 'other sheet', code, picture: nothing } : seen),
		end: () => undefined
	};
	Object.assign(app.parts, { openPageReader: () => Promise.resolve(reader) });
	const sheet = new PaperSheet(meeting, held);
	await sheet.look([nothing]);
	return sheet;
}
