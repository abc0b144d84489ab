import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { present, type EventId, type FineId, type MemberId } from '#kernel';
import { money, type Money } from '#money';
import type { GroupEvent } from '#group';
import { fillPaper } from '#papers/meeting/fill/fill-paper.ts';
import { firstCountRow, layoutOf } from '#papers/meeting/fill/layout.ts';
import { pageAgain } from '#papers/meeting/fill/page-again.ts';
import type { Answer } from '#reader/answers.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { sheetActs, withPage, type SheetPage } from '#session/meeting/sheet-acts.ts';
import { PaperSheet } from '../../src/screens/book/sheet/paper-sheet.svelte.ts';
import { MeetingOfNow } from '../../src/screens/book/sheet/meeting-of-now.svelte.ts';
import { LateMeeting } from '../../src/screens/frame/late-meeting.svelte.ts';
import { CountView } from '../../src/screens/meeting/count/meeting-count.svelte.ts';
import { FinesView } from '../../src/screens/meeting/fines/meeting-fines.svelte.ts';
import { GiveBackView } from '../../src/screens/meeting/give-back/meeting-give-back.svelte.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { anApp } from '../support/app.ts';
import { until } from '../support/patience.ts';
import { openSixWomen } from '../support/six-women.ts';

// Six women save ₹20 a week, with ₹5 for the help fund, and fines: ₹10 absent, ₹2 without saving. 4 and 6 have loans.

const rules = {
	fines: { absent: money(1000), savingMissed: money(200) },
	socialFund: { amount: money(500) }
};
const rupees = (amount: number): Money => money(amount * 100);

async function open(): Promise<{ app: AppState; book: BookView; meeting: MeetingView }> {
	const { app } = await anApp();
	const book = await openSixWomen(app, rules);
	return { app, book, meeting: new MeetingView(app, book) };
}

const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));

/** Of the sheets that were made, the latest last. */
const codes: string[] = [];

/** The sheet of their next meeting with these marks by row, each dot that is not named empty. */
async function sheetOf(
	{ meeting, book }: Awaited<ReturnType<typeof open>>,
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

type Marks = readonly Readonly<Partial<Record<Answer['field'], string | null>>>[];

/** Row by row: gave · gave twice, nothing for the fund · gave nothing, paid her fine · gave, and what is due · not here · gave, and laid 20 + 20. */
const marks: Marks = [
	{ roll: '1', fund: 'fund' },
	{ roll: '2' },
	{ roll: 'came', fine: 'fine' },
	{ roll: '1', fund: 'fund', repay: 'due' },
	{ roll: 'absent' },
	{ roll: '1', fund: 'fund', repay: '2000+2000' }
];

/** What lay in the box before, 1,460, and what those marks bring, 259; of coins their sum is what counts. */
const counted: Marks = Object.assign([...marks], {
	[firstCountRow]: { count: '50000+50000+50000' },
	[firstCountRow + 1]: { count: '20000' },
	[firstCountRow + 5]: { count: '1000' },
	[firstCountRow + 6]: { count: '500+200+200' }
});

let fineCount = 0;
const toWrite = (meeting: MeetingView) => ({
	on: meeting.day,
	tryOut: meeting.tryOut.bind(meeting),
	newFineId: () => `fine-${(fineCount += 1)}` as FineId,
	countIn: null
});

async function writeSheet(
	{ meeting, book }: Awaited<ReturnType<typeof open>>,
	page: SheetPage
): Promise<void> {
	const acts = sheetActs([page], toWrite(meeting));
	if (!acts.ok) throw new Error(JSON.stringify(acts.error));
	expect(await book.run(book.newOperationId(), ...meeting.withOpening(acts.value))).toMatchObject({
		ok: true
	});
}

async function byTouch(meeting: MeetingView): Promise<void> {
	const settled = () => until(() => !meeting.writer.busy);
	const roll = new RollView(meeting, null);
	for (const answer of [
		() => roll.answer('gave', rupees(20), rupees(5)),
		() => roll.answer('gave', rupees(40)),
		() => roll.answer('came'),
		() => roll.answer('gave', rupees(20), rupees(5)),
		() => roll.answer('absent'),
		() => roll.answer('gave', rupees(20), rupees(5))
	]) {
		await answer();
		await settled();
	}
	const back = new GiveBackView(meeting);
	// A quarter of 400, and ½ % for the week.
	await back.give(rupees(102));
	await settled();
	await back.give(rupees(40));
	await settled();
	const fines = new FinesView(meeting);
	await fines.answer('gave');
	await settled();
}

/** Without what each writing draws by chance. */
const journalOf = (meeting: MeetingView): unknown =>
	present(meeting.begun, 'a meeting is open').events.map((event: GroupEvent) => {
		const { eventId: _, ...said } = event as GroupEvent & { readonly eventId?: EventId };
		return 'fineId' in said ? { ...said, fineId: 'fine' } : said;
	});

/** The same of what was not taken back. */
const standing = (meeting: MeetingView): unknown => {
	const { events, takenBack } = present(meeting.begun, 'a meeting is open');
	const isOver = (eventId: EventId | undefined) => eventId !== undefined && takenBack.has(eventId);
	return events
		.filter((event) => !isOver(event.eventId) && !(event.type === 'EventReversed' && isOver(event.reverses)))
		.map(({ eventId: _, ...said }) => ('fineId' in said ? { ...said, fineId: 'fine' } : said));
};

/** A reader that sees these answers under this code, however often it looks. */
const seesPage =
	({ answers }: SheetPage, code: string) =>
	() =>
		Promise.resolve((_picture: unknown, known: { readonly code: string } | null) =>
			Promise.resolve(
				known === null
					? { refused: 'other sheet' as const, code }
					: {
							refused: null,
							code,
							answers,
							another: false,
							flat: { width: 1, height: 1, data: new Uint8Array(4) }
						}
			)
		);

/** Today's meeting, whose sheet lies before the camera. */
async function lookAt(
	{ app, meeting }: Awaited<ReturnType<typeof open>>,
	page: SheetPage,
	held: MeetingOfNow | LateMeeting = new MeetingOfNow(meeting)
): Promise<PaperSheet> {
	Object.assign(app.parts, { readPage: seesPage(page, codes.at(-1) ?? '') });
	const sheet = new PaperSheet(meeting, held);
	await sheet.look({ width: 1, height: 1, data: new Uint8Array(4) });
	return sheet;
}

describe('a sheet that was filled by pen', () => {
	test('goes from the camera into the book as a late meeting: what is asked is settled, then all is one act', async () => {
		const group = await open();
		const { app, meeting, book } = group;
		const asked = marks.map((row, place) => (place === 0 ? { ...row, roll: null } : row));
		const page = await sheetOf(group, asked);
		Object.assign(app.parts, { readPage: seesPage(page, codes.at(-1) ?? '') });
		const late = new LateMeeting(meeting);
		await late.open();
		const sheet = new PaperSheet(meeting, late);
		await sheet.look({ width: 1, height: 1, data: new Uint8Array(4) });
		expect([sheet.step, sheet.told, meeting.isLate, sheet.held.number]).toEqual(['day', null, true, 2]);
		sheet.goOn('day');
		expect(sheet.asked).toMatchObject([{ answer: { row: 0, field: 'roll' }, memberId: 'm1' }]);
		sheet.settle(present(sheet.asked[0], 'a question'), '1');
		expect([sheet.step, sheet.sums.length]).toEqual(['sums', 1]);
		sheet.sumsAreRight();
		expect(sheet.step).toBe('lines');
		expect(sheet.linesAreRight()).toBe(false);
		// Nothing was told off: 1,460 and what the lines bring, 100 + 15 + 142 + 2, lie there by the book.
		expect([sheet.step, sheet.counted, sheet.mustLie]).toEqual(['box', 0, rupees(1719)]);
		expect(await sheet.write()).toBe(false);
		expect(meeting.begun).toBeNull();
		expect(await sheet.write()).toBe(true);
		expect([meeting.figures.saved, meeting.begun?.late, sheet.flatOf(page)]).toEqual([
			rupees(100),
			true,
			null
		]);
		await until(() => !meeting.writer.busy);
		await meeting.writer.undo();
		expect(book.state.openMeeting?.marks.size ?? 0).toBe(0);
	});

	test('goes into the book as today’s meeting: what touches would have written, with the count, in one act', async () => {
		const [read, touched] = [await open(), await open()];
		await byTouch(touched.meeting);
		const count = new CountView(touched.meeting);
		count.change({ 'note-50000': 3, 'note-20000': 1, 'note-1000': 1, 'coin-500': 1, 'coin-200': 2 });
		await count.compare();
		const { meeting, book } = read;
		const sheet = await lookAt(read, await sheetOf(read, counted));
		expect([sheet.step, sheet.told, meeting.isLate, sheet.held.number]).toEqual(['day', null, false, 2]);
		sheet.goOn('day');
		sheet.sumsAreRight();
		expect([sheet.step, sheet.linesAreRight()]).toEqual(['lines', false]);
		expect([sheet.step, sheet.counted, sheet.difference]).toEqual(['box', rupees(1719), 0]);
		expect(await sheet.write()).toBe(true);
		expect(journalOf(meeting)).toEqual(journalOf(touched.meeting));
		expect(meeting.next()).toBe(touched.meeting.next());
		await until(() => !meeting.writer.busy);
		await meeting.writer.undo();
		expect([book.state.openMeeting?.marks.size ?? 0, book.state.openMeeting?.counted ?? null]).toEqual([
			0,
			null
		]);
	});

	test('of today whose box differs is written once that was said twice, and the difference waits at the count', async () => {
		const read = await open();
		const short = Object.assign([...counted], { [firstCountRow + 5]: {} });
		const sheet = await lookAt(read, await sheetOf(read, short));
		sheet.goOn('lines');
		expect(await sheet.write()).toBe(false);
		expect([sheet.isSureAsked, read.meeting.begun]).toEqual([true, null]);
		expect(await sheet.write()).toBe(true);
		const count = new CountView(read.meeting);
		expect([count.step, count.counted, count.book]).toEqual(['compare', rupees(1709), rupees(1719)]);
	});

	test('of today with a new loan leaves the count for after it', async () => {
		const read = await open();
		// 500 of what the lines bring was lent, and is not in the box.
		const lends = Object.assign([...counted], {
			0: { roll: '1', fund: 'fund', loan: 'loan' },
			[firstCountRow]: { count: '50000+50000' }
		});
		const sheet = await lookAt(read, await sheetOf(read, lends));
		sheet.goOn('lines');
		expect(sheet.lent).toBe(rupees(500));
		expect(await sheet.write()).toBe(true);
		expect([read.meeting.begun?.counted, read.meeting.asksCount]).toEqual([null, true]);
	});

	test('of another meeting than today’s is refused, with the way to the meetings from paper; who leaves finds the day as it was', async () => {
		const read = await open();
		const { meeting, book } = read;
		const page = await sheetOf(read, counted);
		const today = new MeetingOfNow(meeting);
		expect([today.isOf(page.code), today.isOf({ ...page.code, after: 0 })]).toEqual([true, false]);
		class OfAnother extends MeetingOfNow {
			override isOf = () => false;
		}
		const other = await lookAt(read, page, new OfAnother(meeting));
		expect([other.step, other.told?.way, other.pages]).toEqual(['camera', 'late', []]);
		const own = await lookAt(read, page);
		expect([own.step, meeting.day]).toEqual(['day', page.code.day]);
		own.end();
		expect(book.draft.day).toBeNull();
	});

	test('of today that was taken back is read once more into the meeting that it left empty, and nothing is there twice', async () => {
		const [read, once] = [await open(), await open()];
		const page = await sheetOf(read, counted);
		const first = await lookAt(read, page);
		first.goOn('lines');
		expect(await first.write()).toBe(true);
		await until(() => !read.meeting.writer.busy);
		await read.meeting.writer.undo();
		await until(() => !read.meeting.writer.busy);
		const again = await lookAt(read, page);
		expect([again.step, again.told, again.held.number, again.held.canStart]).toEqual(['day', null, 2, true]);
		again.goOn('lines');
		expect([again.difference, await again.write()]).toEqual([0, true]);
		const other = await lookAt(once, await sheetOf(once, counted));
		other.goOn('lines');
		expect(await other.write()).toBe(true);
		expect(standing(read.meeting)).toEqual(standing(once.meeting));
		expect(read.book.box).toBe(once.book.box);
	});

	test('from paper that was taken back is read once more into its meeting, whose cash nobody counts', async () => {
		const read = await open();
		const page = await sheetOf(read, counted);
		const late = new LateMeeting(read.meeting);
		await late.open();
		const first = await lookAt(read, page, late);
		first.goOn('lines');
		expect(await first.write()).toBe(true);
		await until(() => !read.meeting.writer.busy);
		await read.meeting.writer.undo();
		await until(() => !read.meeting.writer.busy);
		const again = await lookAt(read, page);
		again.goOn('lines');
		expect([again.mustLie, again.difference, await again.write()]).toEqual([rupees(1719), 0, true]);
		expect([read.meeting.isLate, read.meeting.begun?.counted, read.meeting.figures.saved]).toEqual([
			true,
			null,
			rupees(100)
		]);
	});

	test('is not read into a meeting in which somebody was asked: that it has entries is said, with the way on by touch', async () => {
		const read = await open();
		const page = await sheetOf(read, counted);
		const roll = new RollView(read.meeting, null);
		await roll.answer('came');
		await until(() => !read.meeting.writer.busy);
		const sheet = await lookAt(read, page);
		expect([sheet.step, sheet.held.isOpen, sheet.told?.text, sheet.told?.way]).toEqual([
			'camera',
			true,
			read.meeting.say('reject.meeting-not-empty'),
			'meeting'
		]);
		expect(sheet.pages).toEqual([]);
	});

	test('is asked about where its day has a meeting, with its pictures kept until another day is chosen', async () => {
		const read = await open();
		const { meeting, book } = read;
		const page = await sheetOf(read, counted);
		const held = present(book.state.regularMeetings.at(-1), 'a meeting was held').day;
		const sheet = await lookAt(read, page);
		sheet.held.chooseDay(held);
		expect([meeting.isTwin, sheet.step, sheet.flatOf(page) === null]).toEqual([true, 'day', false]);
		sheet.held.chooseDay(page.code.day);
		expect([meeting.isTwin, sheet.flatOf(page) === null]).toEqual([false, false]);
		// One more on one day is for the women to say, once for each day.
		sheet.held.chooseDay(held);
		book.draft.again = true;
		expect(meeting.isTwin).toBe(false);
		sheet.held.chooseDay(page.code.day);
		sheet.held.chooseDay(held);
		expect([meeting.isTwin, meeting.begun]).toEqual([true, null]);
	});

	test('that is not known is refused with a way out, and nothing of it stays', async () => {
		const group = await open();
		const page = await sheetOf(group, marks);
		Object.assign(group.app.parts, { readPage: seesPage(page, `${codes.at(-1) ?? ''}?`) });
		const sheet = new PaperSheet(group.meeting);
		await sheet.look({ width: 1, height: 1, data: new Uint8Array(4) });
		expect([sheet.step, sheet.told?.way, sheet.pages]).toEqual(['camera', 'hand', []]);
	});

	test('writes what the same meeting by touch writes, and one touch takes all of it back', async () => {
		const [read, touched] = [await open(), await open()];
		await byTouch(touched.meeting);
		await writeSheet(read, await sheetOf(read, marks));
		expect(journalOf(read.meeting)).toEqual(journalOf(touched.meeting));
		// By hand: 4 × 20 and 40 saved less her who gave none; 3 × 5; 102 + 40; a fine of 2.
		const { figures } = read.meeting;
		expect([figures.saved, figures.repaid]).toEqual([rupees(100), rupees(142)]);
		await read.meeting.writer.undo();
		expect(read.meeting.isEmpty || read.meeting.figures.saved === 0).toBe(true);
		expect(read.book.state.openMeeting?.marks.size ?? 0).toBe(0);
	});

	test('is written only when nothing is asked: "?" asks, and a fine that nobody owes', async () => {
		const group = await open();
		const page = await sheetOf(group, marks);
		const refusal = (row: number, changed: Marks[number]) => {
			const answers = page.answers.map((answer) => {
				const value = answer.row === row ? changed[answer.field] : undefined;
				return value === undefined ? answer : { ...answer, value };
			});
			const acts = sheetActs([{ ...page, answers }], toWrite(group.meeting));
			return acts.ok ? 'written' : acts.error;
		};
		expect(refusal(0, {})).toBe('written');
		expect(refusal(0, { roll: null })).toMatchObject({
			type: 'StillAsked',
			answers: [{ row: 0, field: 'roll' }]
		});
		expect(refusal(1, { ask: 'ask' })).toMatchObject({
			type: 'StillAsked',
			answers: [{ row: 1, field: 'ask' }]
		});
		expect(refusal(0, { fine: 'fine' })).toEqual({
			type: 'NoFineOwed',
			memberId: page.memberIds[0] satisfies MemberId | undefined
		});
		// More than she owes is refused by the book, as from a finger.
		expect(refusal(5, { repay: '50000+50000' })).toMatchObject({
			type: 'LineRefused',
			memberId: page.memberIds[5],
			why: { type: 'MoreThanOwed' }
		});
		expect(sheetActs([], toWrite(group.meeting))).toMatchObject({ error: { type: 'PageMissing' } });
		expect(group.meeting.begun).toBeNull();
	});

	test('has its pages in any order; another print is not mixed in, and a second picture settles what the first asked', async () => {
		const page = await sheetOf(await open(), marks);
		const [one, two] = [1, 2].map((place) => ({
			...page,
			code: { ...page.code, page: place, pages: 2 }
		})) as [SheetPage, SheetPage];
		const both = present(withPage(present(withPage([], two), 'begun'), one), 'of one print');
		expect(both.map(({ code }) => code.page)).toEqual([1, 2]);
		expect(withPage([one], { ...two, code: { ...two.code, serial: 6 } })).toBeNull();
		const asked = { ...one, answers: one.answers.map((answer) => ({ ...answer, value: null })) };
		expect(present(withPage([asked], one), 'the same page')).toMatchObject([
			{ answers: one.answers.map(({ value }) => ({ value })) }
		]);
		expect(withPage([one], one)).toHaveLength(1);
	});
});
