import { describe, expect, test } from 'vitest';
import { present, type EventId, type FineId, type MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { firstCountRow } from '#papers/meeting/fill/layout.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { sheetActs, withPage, type SheetPage } from '#session/meeting/sheet-acts.ts';
import { MeetingOfNow } from '../../src/screens/book/sheet/meeting-of-now.svelte.ts';
import { LateMeeting } from '../../src/screens/frame/late-meeting.svelte.ts';
import { CountView } from '../../src/screens/meeting/count/meeting-count.svelte.ts';
import { FinesView } from '../../src/screens/meeting/fines/meeting-fines.svelte.ts';
import { GiveBackView } from '../../src/screens/meeting/give-back/meeting-give-back.svelte.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { until } from '../support/patience.ts';
import {
	codes,
	counted,
	lookAt,
	marks,
	openGroup,
	rupees,
	sheetOf,
	type Marks
} from '../support/sheet-of-six.ts';

let fineCount = 0;
const toWrite = (meeting: MeetingView) => ({
	on: meeting.day,
	tryOut: meeting.tryOut.bind(meeting),
	newFineId: () => `fine-${(fineCount += 1)}` as FineId,
	countIn: null
});

async function writeSheet(
	{ meeting, book }: Awaited<ReturnType<typeof openGroup>>,
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

describe('a sheet that was filled by pen', () => {
	test('goes from the camera into the book as a late meeting: what is asked is settled, then all is one act', async () => {
		const group = await openGroup();
		const { meeting, book } = group;
		const asked = marks.map((row, place) => (place === 0 ? { ...row, roll: null } : row));
		const page = await sheetOf(group, asked);
		const late = new LateMeeting(meeting);
		await late.open();
		const sheet = await lookAt(group, page, { held: late });
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
		const [read, touched] = [await openGroup(), await openGroup()];
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
		const read = await openGroup();
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
		const read = await openGroup();
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
		const read = await openGroup();
		const { meeting, book } = read;
		const page = await sheetOf(read, counted);
		const today = new MeetingOfNow(meeting);
		expect([today.isOf(page.code), today.isOf({ ...page.code, after: 0 })]).toEqual([true, false]);
		class OfAnother extends MeetingOfNow {
			override isOf = () => false;
		}
		const other = await lookAt(read, page, { held: new OfAnother(meeting) });
		expect([other.step, other.told?.way, other.pages]).toEqual(['camera', 'late', []]);
		const own = await lookAt(read, page);
		expect([own.step, meeting.day]).toEqual(['day', page.code.day]);
		own.end();
		expect(book.draft.day).toBeNull();
	});

	test('of today that was taken back is read once more into the meeting that it left empty, and nothing is there twice', async () => {
		const [read, once] = [await openGroup(), await openGroup()];
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
		const read = await openGroup();
		const page = await sheetOf(read, counted);
		const late = new LateMeeting(read.meeting);
		await late.open();
		const first = await lookAt(read, page, { held: late });
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
		const read = await openGroup();
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
		const read = await openGroup();
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
		const group = await openGroup();
		const page = await sheetOf(group, marks);
		const held = new LateMeeting(group.meeting);
		const sheet = await lookAt(group, page, { held, code: `${codes.at(-1) ?? ''}?` });
		expect([sheet.step, sheet.told?.way, sheet.pages]).toEqual(['camera', 'hand', []]);
	});

	test('writes what the same meeting by touch writes, and one touch takes all of it back', async () => {
		const [read, touched] = [await openGroup(), await openGroup()];
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
		const group = await openGroup();
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
		const page = await sheetOf(await openGroup(), marks);
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
