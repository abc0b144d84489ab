import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { present, type MemberId } from '#kernel';
import { foldAdmitted } from '#group';
import { createWords, loadPaperLanguage } from '#i18n';
import { fillPaper } from '#papers/meeting/fill/fill-paper.ts';
import { firstCountRow, rowY, slotX } from '#papers/meeting/fill/layout.ts';
import { readSheet } from '#reader/read-sheet.ts';
import type { SheetPage } from '#session/meeting/sheet-acts.ts';
import type { PaperSheet } from '../../src/screens/book/sheet/paper-sheet.svelte.ts';
import { executeNamed } from '../support/by-codes.ts';
import { examplePages } from '../support/paper-reader/examples.ts';
import { fillSheet, type Truth } from '../support/paper-reader/filled.ts';
import { isSame } from '../support/paper-reader/judge.ts';
import { perMm, type Sheet } from '../support/paper-reader/printed.ts';
import { Random } from '../support/paper-reader/random.ts';
import { codes, counted, lookAt, openGroup, rupees, sheetOf, type Marks } from '../support/sheet-of-six.ts';

// What somebody may do with a filled sheet to have the book say what was not: each is refused, asked or told.

const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));
type Group = Awaited<ReturnType<typeof openGroup>>;

const changed = (at: Readonly<Record<number, Marks[number]>>, from = counted): Marks =>
	Object.assign([...from], at);
const told = (sheet: PaperSheet) => [sheet.told?.text, sheet.told?.way];

/** The code of the sheet of the meeting that was held a week ago. */
async function codeOfHeld({ book }: Group): Promise<string> {
	const events = await book.session.events();
	if (!events.ok) throw new Error(events.error.type);
	const before = events.value.slice(
		0,
		events.value.findIndex((event) => event.type === 'MeetingOpened' && event.kind === 'regular')
	);
	const then = foldAdmitted(before, 'INR');
	if (!then.ok) throw new Error('the book is folded');
	const day = present(book.state.regularMeetings[0], 'a meeting was held').day;
	const { pages } = await fillPaper(then.value, {
		book: book.cover.book,
		currency: 'INR',
		hash,
		day,
		serial: 5
	});
	return present(pages[0], 'a page').code;
}

describe('refused', () => {
	test('a photocopy of a sheet whose meeting is in the book, and the sheet of last month: its page is shown', async () => {
		const group = await openGroup();
		const held = await codeOfHeld(group);
		const page = { answers: [] } as unknown as SheetPage;
		const copy = await lookAt(group, page, { code: held });
		expect([...told(copy), copy.pages]).toEqual([group.meeting.say('sheet.held'), 'page', []]);
	});

	test('a sheet of another group', async () => {
		const group = await openGroup();
		const page = await sheetOf(group, counted);
		const print = { book: 'another', currency: 'INR', hash, day: group.meeting.day, serial: 5 } as const;
		const { pages } = await fillPaper(group.book.state, print);
		const sheet = await lookAt(group, page, { code: present(pages[0], 'a page').code });
		expect([...told(sheet), sheet.pages]).toEqual([group.meeting.say('sheet.other-group'), undefined, []]);
	});

	test('a sheet from before a woman left: no row is moved to another woman', async () => {
		const group = await openGroup();
		const { book, meeting } = group;
		const page = await sheetOf(group, counted);
		const code = codes.at(-1) ?? '';
		const [on, agreedBy] = [meeting.day, book.memberIds];
		const done = await executeNamed(
			book.session,
			book.newOperationId(),
			{ type: 'OpenMeeting', on, kind: 'special' },
			...agreedBy.map((memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }) as const),
			{ type: 'LeaveGroup', on, memberId: 'm5' as MemberId, reason: 'moved', agreedBy },
			// What she had saved is given back from the box.
			{ type: 'CountCash', on, pieces: new Map([[rupees(1), 1440]]) },
			{ type: 'SealMeeting', on, approvals: agreedBy.slice(0, 2) }
		);
		expect(done).toMatchObject({ ok: true });
		const sheet = await lookAt(group, page, { code });
		expect([...told(sheet), sheet.pages]).toEqual([meeting.say('sheet.women-changed'), 'hand', []]);
	});
});

describe('asked', () => {
	test('a filled "?": every answer of her row, and nothing is written before', async () => {
		const group = await openGroup();
		const sheet = await lookAt(group, await sheetOf(group, counted));
		const page = present(sheet.pages[0], 'a page');
		sheet.settle({ page, answer: { row: 1, field: 'ask', value: null, sure: 0 } }, 'ask');
		expect(new Set(sheet.asked.map(({ memberId }) => memberId))).toEqual(new Set(['m2']));
		expect(sheet.asked.map(({ answer }) => answer.field)).toEqual(
			page.answers.filter(({ row, field }) => row === 1 && field !== 'ask').map(({ field }) => field)
		);
		expect(await sheet.write()).toBe(false);
		expect(group.meeting.begun).toBeNull();
	});
});

describe('told', () => {
	test('a second sheet in view: the one that is read is named by its code, and one sheet is asked for', async () => {
		const group = await openGroup();
		const page = await sheetOf(group, counted);
		const sheet = await lookAt(group, page, { another: true });
		expect([told(sheet)[0], sheet.pages[0]?.code]).toEqual([group.meeting.say('sheet.only-one'), page.code]);
	});

	test('a mark of money added after the signatures: the box does not agree, it is among the suspects, and is said twice', async () => {
		const group = await openGroup();
		const sheet = await lookAt(group, await sheetOf(group, changed({ 1: { roll: '2', fund: 'fund' } })));
		sheet.goOn('lines');
		expect(sheet.difference).toBe(-rupees(5));
		expect(sheet.suspects).toContainEqual(
			expect.objectContaining({
				memberId: 'm2',
				value: '',
				answer: expect.objectContaining({ row: 1, field: 'fund' }) as unknown
			})
		);
		expect([await sheet.write(), sheet.isSureAsked, group.meeting.begun]).toEqual([false, true, null]);
	});

	test('a treasurer who fills the count to match a false line: the box agrees, and the line is heard with her name before it is written', async () => {
		const group = await openGroup();
		const { meeting } = group;
		// She gave twice, and once is marked; twenty rupees less were told off.
		const less = { 1: { roll: '1' }, [firstCountRow + 1]: {}, [firstCountRow + 2]: { count: '10000' } };
		const more = {
			[firstCountRow + 3]: { count: '5000' },
			[firstCountRow + 4]: { count: '2000' },
			[firstCountRow + 5]: { count: '1000+1000' }
		};
		const sheet = await lookAt(group, await sheetOf(group, changed({ ...less, ...more })));
		sheet.goOn('sums');
		expect(sheet.step).toBe('lines');
		const her = present(
			sheet.women.find(({ memberId }) => memberId === 'm2'),
			'her row'
		);
		expect(sheet.lineWords(her)).toBe(
			[
				`${meeting.who(her.memberId)}.`,
				meeting.words.line(meeting.say('meeting.roll-gave'), rupees(20), 'INR')
			].join(' ')
		);
		// No sum finds it: the line that was heard is all that can.
		sheet.linesAreRight();
		expect([sheet.step, sheet.difference, meeting.begun]).toEqual(['box', 0, null]);
		// A line that she calls false is asked anew, and then the box does not agree.
		sheet.askAgain(her.memberId);
		sheet.settle(present(sheet.asked[0], 'her roll'), '2');
		while (sheet.asked[0] !== undefined) sheet.settle(sheet.asked[0], '');
		expect(sheet.difference).toBe(-rupees(20));
	});
});

/** A page that was filled with a pen, as it lies under the camera. */
async function filledPage(
	seed: number
): Promise<{ readonly page: Sheet; readonly truth: Truth; readonly form: Form }> {
	const both = {
		local: createWords('hi', await loadPaperLanguage('hi')),
		english: createWords('en', await loadPaperLanguage('en'))
	};
	const { blank, layout } = present(examplePages(both, ['w12'])[0], 'a page');
	const page = { ...blank, data: Uint8Array.from(blank.data) };
	const truth = fillSheet(page, layout, new Random(seed));
	return { page, truth, form: layout.form };
}
type Form = ReturnType<typeof examplePages>[number]['layout']['form'];

/** What is read of it otherwise than somebody marked, and what is asked; null where the picture is refused. */
function readOf({ width, height, data }: Sheet, form: Form, truth: Truth) {
	const picture = { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) };
	for (let i = 0; i < width * height; i += 1) picture.data.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
	const read = readSheet(picture, () => form);
	if ('refused' in read) return null;
	const marked = (row: number, field: string): string =>
		truth.answers.find((one) => one.row === row && one.field === field)?.value ?? '';
	const wrong = read.answers
		.filter(({ row, field, value }) => value !== null && !isSame(value, marked(row, field)))
		.map(({ row, field, value }) => `${row} ${field}: ${marked(row, field)} → ${value ?? ''}`);
	return { wrong, asked: read.answers.filter(({ value }) => value === null).map(({ row }) => row) };
}

describe('before the camera', () => {
	test('somebody’s names written in, beside the dots and over them: where a letter lies on a dot it is asked', async () => {
		const { page, truth, form } = await filledPage(5101);
		for (const [row] of form.rows.entries())
			for (let x = 17; x < (row === 3 ? slotX(4) : slotX(0) - 3); x += 0.05) {
				const y = rowY(row) + 2 * Math.sin(x * 2.1) * Math.cos(x * 0.7);
				for (const [dx, dy] of [0, 1, 2].flatMap((u) => [0, 1, 2].map((v) => [u, v] as const))) {
					const at = (Math.round(y * perMm) + dy) * page.width + Math.round(x * perMm) + dx;
					page.data.set([40, 50, 140], 3 * at);
				}
			}
		const read = present(readOf(page, form, truth), 'it is read');
		expect(read.wrong).toEqual([]);
		expect(read.asked).toContain(3);
	});

	test('a picture of a screen says nothing that the sheet does not: the coarser its stripes, the more is asked, and then it is refused', async () => {
		const { page, truth, form } = await filledPage(5102);
		const read = present(readOf(onScreen(page, 0.3), form, truth), 'it is read');
		expect(read.wrong).toEqual([]);
		expect(read.asked.length).toBeGreaterThan(6);
		expect(readOf(onScreen(page, 0.5), form, truth)).toBeNull();
	});
});

/** The sheet on the screen of another phone: stripes of red, green and blue, dark lines between them, and a camera whose pixels are not theirs. */
function onScreen({ width, height, data }: Sheet, deep: number): Sheet {
	const dots = 4.3;
	const out = new Uint8Array(data.length);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const [u, v] = [(x / perMm) * dots, (y / perMm) * dots];
			const from =
				(Math.floor((Math.floor(v) / dots) * perMm) * width + Math.floor((Math.floor(u) / dots) * perMm)) * 3;
			const isGap = v % 1 < 0.2;
			for (let colour = 0; colour < 3; colour += 1) {
				const isOwn = Math.floor((u % 1) * 3) === colour;
				const light = (data[from + colour] ?? 255) * (isGap ? 1 - deep : isOwn ? 1 : 1 - deep / 2);
				out[(y * width + x) * 3 + colour] = 30 + 0.85 * light;
			}
		}
	return { width, height, data: out };
}
