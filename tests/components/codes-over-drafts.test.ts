import { render } from '@testing-library/svelte';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays, present, type EventId, type MemberId } from '#kernel';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CorrectionView } from '../../src/screens/book/correction/correction.svelte.ts';
import OfficerTiles from '../../src/screens/frame/OfficerTiles.svelte';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { touchEach } from '../support/by-codes.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';

// A code is over exactly what is written, and lives no longer than its screen (ledger law 55). Found by attack on 30 November 2026: two codes had
// agreed to 50 rupees, and 1,050 stood in the book.

beforeAll(throwNodesExceptions);

let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'six women');
const twice = [sixWomensCode, sixWomensCode];

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
});

async function lineOf(type: string, memberId: MemberId): Promise<EventId> {
	const events = await book.session.events();
	const lines = events.ok ? events.value : [];
	const line = lines.find(
		(event) => event.type === type && 'memberId' in event && event.memberId === memberId
	);
	return present(line?.eventId, 'the line was entered');
}

/** 50 rupees in place of the 20 of the fifth woman, between meetings, before any code. */
async function fiftyAtDesk(): Promise<CorrectionView> {
	const view = new CorrectionView(meeting);
	await view.open(await lineOf('SavingDeposited', woman(5)));
	view.choose('amount');
	view.entered.change(rupees(50));
	view.amountIsRight();
	return view;
}

test('two codes for 50 rupees write no 1,050: going back drops them, and so does the way back', async () => {
	const view = await fiftyAtDesk();
	await touchEach(view.codes, twice);
	expect(view.canWrite).toBe(true);
	expect(view.back()).toBe(true);
	view.entered.change(rupees(1050));
	view.amountIsRight();
	expect([view.codes.given, view.canWrite]).toEqual([[], false]);
	expect(await view.write()).toBe(false);
	// Not even for what was agreed to.
	view.back();
	view.entered.change(rupees(50));
	view.amountIsRight();
	expect([view.codes.given, view.canWrite]).toEqual([[], false]);
	expect(book.box).toBe(rupees(1460));
});

test.each<[string, (view: CorrectionView) => void]>([
	['another reason', (view) => view.chooseReason('notDone')],
	['the codes dropped', (view) => view.codes.drop()]
])('two codes are over nothing once there is %s', async (_, change) => {
	const view = await fiftyAtDesk();
	await touchEach(view.codes, twice);
	expect(view.canWrite).toBe(true);
	change(view);
	expect([view.codes.given, view.canWrite]).toEqual([[], false]);
});

test('an entry that is written meanwhile is another page: the codes over the one before write nothing', async () => {
	const view = await fiftyAtDesk();
	await touchEach(view.codes, twice);
	const { approved } = view.codes;
	const on = inMemory.app.today;
	const opened = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'desk' },
		{ type: 'CreditBankInterest', on, bankAccountId: 'b1' as never, amount: rupees(3) }
	);
	expect(opened.ok).toBe(true);
	expect([view.codes.given, view.canWrite]).toEqual([[], false]);
	// Not even the one who kept them writes with them, and nobody is named who gave none.
	const kept = await book.run(book.newOperationId(), present(approved, 'two codes'));
	expect(kept).toMatchObject({ ok: false });
	expect(book.box).toBe(rupees(1460));
});

test('a command that names women whose codes were not touched is written in nobody\u2019s name', async () => {
	const view = await fiftyAtDesk();
	await touchEach(view.codes, twice);
	const { act } = present(view.codes.approved, 'two codes');
	const named = act.commands.map((one) =>
		one.type === 'CorrectEntry' ? { ...one, approvedBy: [woman(1), woman(2)] } : one
	);
	const forged = await book.run(book.newOperationId(), ...named);
	expect(forged).toMatchObject({ ok: false, error: { type: 'ApprovalsMissing', given: 0 } });
});

test('what is agreed to at the close is heard first: no tile takes a code before', async () => {
	const on = meeting.day;
	const roll = book.memberIds.map(
		(memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }) as const
	);
	const agreedBy = [1, 2, 3].map(woman);
	const given = { type: 'GiveOffice', on, memberId: woman(5), office: 'secretary', agreedBy } as const;
	const written = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...roll,
		given
	);
	expect(written.ok).toBe(true);
	const close = new CloseView(meeting);
	close.codes.ask(woman(1));
	expect([close.codes.asked, close.codes.officers.map(({ canApprove }) => canApprove)]).toEqual([
		null,
		[false, false, false]
	]);
	close.points.agree(present(close.points.current, 'the office is heard'));
	expect(close.codes.officers.map(({ canApprove }) => canApprove)).toEqual([true, true, true]);
});

// Found by attack on 1 December 2026: of two points of one touch the close read out the first.
test('each point of one touch is heard: who takes an office, and whose office ends by it', async () => {
	const on = meeting.day;
	const agreedBy = [1, 2, 3].map(woman);
	const gives = { type: 'GiveOffice', on, office: 'keyHolder', agreedBy } as const;
	const roll = book.memberIds.map(
		(memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }) as const
	);
	const opens = { type: 'OpenMeeting', on, kind: 'regular' } as const;
	expect((await book.run(book.newOperationId(), opens, ...roll)).ok).toBe(true);
	const handsOver = [
		{ ...gives, memberId: woman(5) },
		{ ...gives, memberId: woman(2), until: addDays(on, -1) }
	];
	expect((await book.run(book.newOperationId(), ...handsOver)).ok).toBe(true);
	const { points } = new CloseView(meeting);
	expect(points.all.map(({ face }) => face?.number)).toEqual([5, 2]);
	points.agree(present(points.current, 'who takes it'));
	expect(points.prompt).toMatch(/Jasmine didi, .* until/);
});

test('codes are dropped with their screen, and when the app goes out of sight', async () => {
	const view = await fiftyAtDesk();
	const draw = () =>
		render(InMeeting, {
			props: { app: inMemory.app, book, component: OfficerTiles, props: { codes: view.codes } }
		});
	const drawn = draw();
	await touchEach(view.codes, twice);
	expect(view.codes.given).toHaveLength(2);
	Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
	document.dispatchEvent(new Event('visibilitychange'));
	Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
	expect(view.codes.given).toEqual([]);
	await touchEach(view.codes, twice);
	expect(view.codes.given).toHaveLength(2);
	drawn.unmount();
	expect(view.codes.given).toEqual([]);
});
