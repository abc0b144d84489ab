import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, present, type EventId, type MemberId } from '#kernel';
import { box, type Command } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CorrectionView } from '../../src/screens/book/correction/correction.svelte.ts';
import { TakeBackDraft } from '../../src/screens/book/correction/take-back.svelte.ts';
import { RedBookView } from '../../src/screens/book/red-book-view.svelte.ts';
import { DisputeDraft, OpenDisputes } from '../../src/screens/frame/dispute.svelte.ts';
import { AllGave, LateMeeting } from '../../src/screens/frame/late-meeting.svelte.ts';
import { Agenda, quorumIn, ResolutionDraft } from '../../src/screens/frame/minutes.svelte.ts';
import { LateBox } from '../../src/screens/meeting/close/late-box.svelte.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { MemberPageView } from '../../src/screens/people/member-page/member-page-view.svelte.ts';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { meetingSheet } from '#reports';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import { until } from '../support/patience.ts';
import { executeNamed } from '../support/by-codes.ts';

/**
 * Six women, weekly, ₹20 each. A week ago all saved and two took loans of ₹400 and ₹200; the box holds ₹1,460. Putting
 * ₹20 right to ₹50 adds ₹30.
 */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'six women');
const settled = () => until(() => !meeting.writer.busy);

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
});

/** Her first line of that kind in the book. */
async function lineOf(type: string, memberId: MemberId): Promise<EventId> {
	const events = await book.session.events();
	const lines = events.ok ? events.value : [];
	const line = lines.find(
		(event) => event.type === type && 'memberId' in event && event.memberId === memberId
	);
	return present(line?.eventId, 'the line was entered');
}

/** Everybody came, so that a quorum is there. */
async function begin(): Promise<void> {
	const on = meeting.day;
	const answers = book.memberIds.map(
		(memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }) as const
	);
	const written = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...answers
	);
	expect(written.ok).toBe(true);
}

async function agreedBy(view: CorrectionView, ...numbers: readonly number[]): Promise<boolean> {
	for (const number of numbers) view.toggleAgreed(woman(number));
	return view.write();
}

describe('a mistake in the book', () => {
	test('between meetings it opens the desk by itself: two codes write it, touched faces do not', async () => {
		const view = new CorrectionView(meeting);
		await view.open(await lineOf('SavingDeposited', woman(5)));
		expect([view.isAtDesk, view.needsMeeting, view.blocked]).toEqual([true, false, null]);
		view.choose('amount');
		view.entered.change(rupees(50));
		view.amountIsRight();
		expect(view.boxChange).toBe(rupees(30));
		view.toggleAgreed(woman(1));
		view.toggleAgreed(woman(2));
		expect(view.canWrite).toBe(false);
		for (const officer of [woman(1), woman(2)]) {
			expect(view.canWrite).toBe(false);
			view.codes.ask(officer);
			await view.codes.check(sixWomensCode);
		}
		expect(view.canWrite).toBe(true);
		expect(await view.write()).toBe(true);
		expect(book.state.openMeeting?.kind).toBe('desk');
		expect(book.state.openMeeting?.events.map(({ type, approvedBy }) => [type, approvedBy])).toEqual([
			['MeetingOpened', undefined],
			['EventReversed', [woman(1), woman(2)]],
			['SavingDeposited', [woman(1), woman(2)]]
		]);
		expect(book.box).toBe(rupees(1490));
	});

	test('what the circle decided waits for it, whoever gives a code', async () => {
		const view = new CorrectionView(meeting);
		const events = await book.session.events();
		const loan = (events.ok ? events.value : []).find(({ type }) => type === 'LoanDisbursed');
		await view.open(present(loan?.eventId, 'a loan was given'));
		expect(view.needsMeeting).toBe(true);
		expect(book.state.openMeeting).toBeNull();
	});

	test('another amount: both lines, what the box should hold more, two officers', async () => {
		await begin();
		const view = new CorrectionView(meeting);
		await view.open(await lineOf('SavingDeposited', woman(5)));
		view.choose('amount');
		view.entered.change(rupees(50));
		view.amountIsRight();
		expect(view.now).toMatchObject({ memberId: woman(5), amount: rupees(50) });
		expect(view.boxChange).toBe(rupees(30));
		expect(view.reason).toBe('wrongAmount');
		expect(view.agreePrompt).toBe(
			'It was Oleander didi, saved, twenty rupees, now Oleander didi, saved, fifty rupees. ' +
				'The old line is not rubbed out. It is struck through.'
		);
		view.toggleAgreed(woman(1));
		expect(view.canWrite).toBe(false);
		expect(await agreedBy(view, 2)).toBe(true);
		expect(book.box).toBe(rupees(1490));
		// What is corrected is no act that the chip takes back half.
		expect(book.lastAct?.map(({ type }) => type)).not.toContain('SavingDeposited');

		const red = new RedBookView(inMemory.app, book);
		await red.open();
		const page = present(red.cards?.find((card) => !card.isOpen)?.place, 'the page of last week');
		await red.openMeeting(page);
		const savings = red.entriesOf(woman(5)).filter(({ event }) => event.type === 'SavingDeposited');
		expect(savings.map(({ amount, struck, corrects }) => [amount, struck, corrects])).toEqual([
			[rupees(20), true, false],
			[rupees(50), false, true]
		]);
		const events = await book.session.events();
		const sheet = meetingSheet(events.ok ? events.value : [], {
			currency: 'INR',
			kind: 'regular',
			number: 1
		});
		expect(
			meetingPaper(
				present(sheet, 'it was held'),
				(one) => book.face(one),
				() => null,
				null
			)
		).toMatchObject({
			corrections: [{ number: 5, what: 'member.saved', before: rupees(20), after: rupees(50) }]
		});
		const marksOf = (number: number) =>
			red.marksOf(
				present(
					red.moves.find(({ memberId }) => memberId === woman(number)),
					'her row'
				)
			);
		expect(marksOf(5)).toEqual({ corrected: true, disputed: false });
		expect(marksOf(4)).toEqual({ corrected: false, disputed: false });
	});

	test('another woman: a payment can only be hers who has a loan', async () => {
		await begin();
		const view = new CorrectionView(meeting);
		await view.open(await lineOf('SavingDeposited', woman(5)));
		view.choose('woman');
		expect(view.canBeOf(woman(5))).toBe(false);
		view.chooseWoman(woman(6));
		expect(view.now).toMatchObject({ memberId: woman(6), amount: rupees(20) });
		expect(view.boxChange).toBe(0);
		expect(await agreedBy(view, 1, 2)).toBe(true);
	});

	test('who came is marked another way, and nothing moves in the box', async () => {
		await begin();
		const view = new CorrectionView(meeting);
		await view.open(await lineOf('AttendanceMarked', woman(5)));
		expect(view.changes).toEqual(['mark']);
		// Last week's; the mark of today counts when the page is closed.
		expect(book.state.members.get(woman(5))?.recentMarks).toEqual(['present']);
		view.choose('mark');
		expect([view.isMarked('present'), view.isMarked('absent')]).toEqual([true, false]);
		view.chooseMark('absent');
		expect(await agreedBy(view, 1, 2)).toBe(true);
		expect(book.state.members.get(woman(5))?.recentMarks).toEqual(['absent']);
		expect(book.box).toBe(rupees(1460));
	});

	test('a line that another needs is refused, and that one is shown', async () => {
		await begin();
		await settled();
		const paid = await book.run(book.newOperationId(), {
			type: 'RepayLoans',
			on: meeting.day,
			memberId: woman(4),
			amount: rupees(102)
		});
		expect(paid.ok).toBe(true);
		const view = new CorrectionView(meeting);
		await view.open(await lineOf('LoanDisbursed', woman(4)));
		expect(view.blocked?.text).toBe('A later line needs this one. Correct that first.');
		expect(view.neededBy).toMatchObject({ memberId: woman(4), amount: rupees(102), icon: 'box-in' });
	});

	test('of the meeting that is open it is taken back there', async () => {
		await begin();
		const events = await book.session.events();
		const mark = events.ok ? events.value.findLast((event) => event.type === 'AttendanceMarked') : undefined;
		const view = new CorrectionView(meeting);
		await view.open(present(mark?.eventId, 'the roll was answered'));
		expect(view.isOfOpenMeeting).toBe(true);
	});

	test('more than the box can bear is refused with its reason', async () => {
		await begin();
		const spent = await book.run(book.newOperationId(), {
			type: 'PayExpense',
			on: meeting.day,
			category: 'travel',
			amount: rupees(1450)
		});
		expect(spent.ok).toBe(true);
		const view = new CorrectionView(meeting);
		await view.open(await lineOf('SavingDeposited', woman(5)));
		view.choose('remove');
		expect(view.refusal?.icon).toBe('tin-box-open');
		expect(view.canWrite).toBe(false);
		expect(view.back()).toBe(true);
		expect(view.step).toBe('what');
		expect(view.back()).toBe(false);
	});
});

describe('a correction of the open page is taken back where it is seen', () => {
	/** The fifth woman's saving of a week ago is corrected from ₹20; null: there was none. */
	async function putRight(now: number | null): Promise<EventId> {
		const saved = await lineOf('SavingDeposited', woman(5));
		const view = new CorrectionView(meeting);
		await view.open(saved);
		view.choose(now === null ? 'remove' : 'amount');
		if (now !== null) {
			view.entered.change(rupees(now));
			view.amountIsRight();
		}
		if (view.isAtDesk) await giveCodes(view.codes);
		else for (const officer of [woman(1), woman(2)]) view.toggleAgreed(officer);
		expect(await view.write()).toBe(true);
		await settled();
		return saved;
	}
	async function giveCodes(codes: CorrectionView['codes']): Promise<void> {
		for (const officer of [woman(1), woman(2)]) {
			codes.ask(officer);
			await codes.check(sixWomensCode);
		}
	}
	/** Her lines on the page of a week ago: the sum, and whether it is struck. */
	const herLines = async () => {
		const red = new RedBookView(inMemory.app, book);
		await red.open();
		await red.openMeeting(present(red.cards?.at(-1), 'a week ago').place);
		return red.entriesOf(woman(5)).filter(({ amount }) => amount > 0);
	};
	const standing = async () =>
		present(
			(await herLines()).find(({ struck }) => !struck),
			'a line stands'
		);

	test('between meetings two codes take it back, faces or one code do not; then the line is put right anew', async () => {
		const saved = await putRight(30);
		const wrong = new CorrectionView(meeting);
		await wrong.open((await standing()).eventId);
		expect([wrong.isOfOpenMeeting, wrong.isUndoneHere]).toEqual([true, true]);
		const undo = new TakeBackDraft(meeting, await standing());
		expect(undo.prompt).toBe(
			'It was Oleander didi, saved, thirty rupees, now Oleander didi, saved, twenty rupees.'
		);
		expect([undo.boxChange, undo.codes.officers.length, undo.canWrite]).toEqual([rupees(-10), 3, false]);
		expect(await undo.write()).toBe(false);
		expect(meeting.writer.refusal).not.toBeNull();
		await settled();
		undo.codes.ask(woman(1));
		await undo.codes.check(sixWomensCode);
		expect(undo.canWrite).toBe(false);
		undo.codes.ask(woman(2));
		await undo.codes.check(sixWomensCode);
		expect(await undo.write()).toBe(true);
		expect(book.box).toBe(rupees(1460));
		expect((await herLines()).map(({ eventId, struck }) => [eventId, struck])).toEqual([[saved, false]]);
		await settled();
		await putRight(50);
		expect(book.box).toBe(rupees(1490));
	});

	test('a line that was struck and should not have been stands again, and with it what a woman had said', async () => {
		const saved = await lineOf('SavingDeposited', woman(5));
		const draft = new DisputeDraft(meeting, saved);
		draft.chooseWho(woman(5));
		expect(await draft.raise('amount')).toBe(true);
		await settled();
		await putRight(null);
		const [struck] = await herLines();
		expect(struck).toMatchObject({ struck: true, dispute: { memberId: woman(5) } });
		const undo = new TakeBackDraft(meeting, present(struck, 'it is struck'));
		expect(undo.was).toBeNull();
		await giveCodes(undo.codes);
		expect(await undo.write()).toBe(true);
		expect(book.box).toBe(rupees(1460));
		expect((await standing()).dispute).not.toBeNull();
	});

	test('what another officer wrote at the desk is taken back there, too; it asks for no codes', async () => {
		const on = meeting.day;
		const bankAccountId = present([...book.state.bankAccounts.keys()][0], 'the six have an account');
		const written = await book.run(
			book.newOperationId(),
			{ type: 'OpenMeeting', on, kind: 'desk' },
			{ type: 'CreditBankInterest', on, bankAccountId, amount: rupees(30) },
			{ type: 'CreditBankInterest', on, bankAccountId, amount: rupees(7) }
		);
		expect(written.ok).toBe(true);
		const view = new CorrectionView(meeting);
		const events = await book.session.events();
		const spent = (events.ok ? events.value : []).find((event) => event.type === 'BankInterestCredited');
		await view.open(present(spent?.eventId, 'the bank gave it'));
		expect(view.isUndoneHere).toBe(true);
		const undo = new TakeBackDraft(meeting, present(view.entry, 'a line was chosen'));
		expect([undo.needsCodes, undo.now, undo.canWrite]).toEqual([false, null, true]);
		expect(await undo.write()).toBe(true);
		expect(book.box).toBe(rupees(1460));
	});

	test('in a meeting without codes: its seal approves what is left', async () => {
		await begin();
		await putRight(30);
		const undo = new TakeBackDraft(meeting, await standing());
		expect([undo.needsCodes, undo.canWrite]).toEqual([false, true]);
		expect(await undo.write()).toBe(true);
		expect(book.box).toBe(rupees(1460));
	});
});

describe('a woman says that a line is wrong', () => {
	test('it is marked until the circle settles it, and put right it is settled with the correction', async () => {
		const about = await lineOf('SavingDeposited', woman(5));
		const draft = new DisputeDraft(meeting, about);
		expect(draft.step).toBe('who');
		draft.chooseWho(woman(5));
		await book.session.readWholeBook();
		expect(await draft.raise('amount')).toBe(true);
		expect(book.state.openMeeting).toBeNull();
		const open = new OpenDisputes(meeting);
		await open.open();
		expect(open.prompt).toBe('1 line is said to be wrong.');
		expect(open.list?.map((one) => open.inWords(one))).toEqual([
			'Oleander didi, saved, twenty rupees. Oleander didi says: the amount is wrong.'
		]);
		await settled();
		await begin();
		const view = new CorrectionView(meeting);
		await view.open(about);
		expect(view.entry?.dispute?.kind).toBe('amount');
		view.choose('amount');
		view.entered.change(rupees(10));
		view.amountIsRight();
		expect(await agreedBy(view, 1, 3)).toBe(true);
		expect(open.list).toEqual([]);
		expect(open.prompt).toBe('No line is said to be wrong.');
	});

	test('the circle says that the line is right only with a quorum; she takes it back at any time', async () => {
		const about = await lineOf('SavingDeposited', woman(5));
		const draft = new DisputeDraft(meeting, about);
		draft.chooseWho(woman(5));
		await draft.raise('other');
		const open = new OpenDisputes(meeting);
		await open.open();
		open.choose(about);
		expect(open.blockedFor('upheld')).not.toBeNull();
		expect(open.blockedFor('withdrawn')).toBeNull();
		await settled();
		expect(await open.settle('withdrawn')).toBe(true);
		expect(book.state.disputes.size).toBe(0);
	});
});

describe('a meeting from paper', () => {
	const paperDay = () => addDays(inMemory.app.today, -3);

	async function start(number = 9): Promise<void> {
		const late = new LateMeeting(meeting);
		await late.open();
		late.chooseDay(paperDay());
		late.chooseNumber(number);
		expect(late.canStart).toBe(true);
	}

	test('all gave with one touch, one changed, two codes and no count', async () => {
		await start();
		expect(meeting.isLate).toBe(true);
		expect(meeting.steps.map(({ name }) => name)).not.toContain('count');
		const all = new AllGave(meeting);
		expect([all.isOffered, all.amount]).toEqual([true, rupees(120)]);
		expect(await all.write()).toBe(true);
		expect(inMemory.said.at(-1)).toBe('6 didi gave. one hundred twenty rupees saved.');
		expect(meeting.begun).toMatchObject({ number: 9, late: true, day: paperDay() });
		expect(all.isOffered).toBe(false);
		expect(meeting.undoAct?.face).toBeUndefined();
		await settled();
		const roll = new RollView(meeting, woman(6));
		await roll.answer('absent');
		expect(meeting.figures.saved).toBe(rupees(100));
		await settled();

		const close = new CloseView(meeting, () => ['attendance']);
		for (const number of [1, 2]) {
			close.codes.ask(woman(number));
			await close.codes.check(sixWomensCode);
		}
		expect(close.needsCount).toBe(false);
		expect(close.blocked).toBeNull();
		expect(close.reading).toContain('from paper, not counted');
		expect(await close.seal()).toBe(true);
		expect(book.state.openMeeting).toBeNull();
		expect(meeting.isLate).toBe(false);
		expect(book.state.balances.get(box)).toBe(rupees(1560));
		const red = new RedBookView(inMemory.app, book);
		await red.open();
		expect(red.cards?.[0]).toMatchObject({ number: 9, late: true });
	});

	test('of a woman who has left since only that she came is written, by one touch or alone', async () => {
		const her = woman(5);
		await begin();
		const leaving = { on: meeting.day, memberId: her, reason: 'moved', agreedBy: book.memberIds } as const;
		expect(await book.run(book.newOperationId(), { type: 'LeaveGroup', ...leaving })).toMatchObject({
			ok: true
		});
		const count = new Map([[rupees(1), book.box / 100]]);
		const approvals = [woman(1), woman(2)];
		const sealed = await executeNamed(
			book.session,
			book.newOperationId(),
			{ type: 'CountCash', on: meeting.day, pieces: count },
			{ type: 'SealMeeting', on: meeting.day, approvals }
		);
		expect(sealed).toMatchObject({ ok: true });
		await start();
		const all = new AllGave(meeting);
		expect(all.amount).toBe(rupees(100));
		const alone = new RollView(meeting, her);
		expect([alone.usual, alone.usualSocial, alone.mayGive]).toEqual([0, 0, false]);
		expect(new RollView(meeting, woman(6)).mayGive).toBe(true);
		expect(await all.write()).toBe(true);
		expect(inMemory.said.at(-1)).toBe('5 didi gave. one hundred rupees saved.');
		expect(meeting.begun?.marks.get(her)).toBe('present');
		expect(meeting.figures.saved).toBe(rupees(100));
	});

	test('a page that spends what came into the box only later asks twice before it is closed', async () => {
		const run = async (...commands: readonly Command[]) => {
			expect(await executeNamed(book.session, book.newOperationId(), ...commands)).toMatchObject({
				ok: true
			});
		};
		const before = book.box;
		await begin();
		const on = meeting.day;
		await run({ type: 'AnswerRoll', on, memberId: woman(1), answer: 'gave', amount: rupees(500) });
		const pieces = new Map([[rupees(1), book.box / 100]]);
		await run({ type: 'CountCash', on, pieces });
		await run({ type: 'SealMeeting', on, approvals: [woman(1), woman(2)] });
		await start();
		await new RollView(meeting, woman(1)).answer('came');
		await settled();
		await run({ type: 'PayExpense', on: paperDay(), category: 'travel', amount: before });
		const late = new LateBox(meeting);
		// All that was there that day: nothing is below zero yet.
		expect([late.ask(), late.question]).toEqual([false, null]);
		await run({ type: 'PayExpense', on: paperDay(), category: 'travel', amount: rupees(1) });
		expect(late.question).toBeNull();
		expect(late.ask()).toBe(true);
		const asked = `${meeting.words.dayInWords(paperDay())}. The box does not hold so much. Is it right?`;
		expect(late.question).toBe(asked);
		expect(inMemory.said.at(-1)).toBe(`${asked} ${asked}`);
		expect(late.ask()).toBe(false);
	});

	test('says what the women owe more in interest by it, before anything is written', async () => {
		const late = new LateMeeting(meeting);
		await late.open();
		late.chooseDay(paperDay());
		// Lent are 400 and 200 at 2 % a month, a quarter of it at each weekly meeting: 2 and 1.
		expect(late.interest).toBe(rupees(3));
		expect(inMemory.said.at(-1)).toBe('Interest of that day is added: three rupees.');
		late.chooseNumber(1);
		// What cannot be written costs nothing.
		expect([late.canStart, late.interest]).toEqual([false, 0]);
	});

	test('a number that is in the book already is refused before anything is written', async () => {
		const late = new LateMeeting(meeting);
		await late.open();
		late.chooseDay(paperDay());
		late.chooseNumber(1);
		expect(late.canStart).toBe(false);
		expect(late.refusal).not.toBeNull();
		late.leave();
		expect(meeting.isLate).toBe(false);
	});

	test('a meeting of now that is open is closed first', async () => {
		await begin();
		const late = new LateMeeting(meeting);
		await late.open();
		expect([late.isOpen, late.canStart]).toEqual([true, false]);
	});
});

describe('the minutes', () => {
	test('the agenda is ticked by what was entered, and people tick the rest', async () => {
		await begin();
		const agenda = new Agenda(meeting);
		expect(agenda.points).toEqual(['attendance']);
		agenda.toggle('federation');
		agenda.toggle('attendance');
		expect(agenda.points).toEqual(['federation']);
		agenda.toggle('attendance');
		expect(agenda.reading).toBe('6 are here, 4 are needed. Talked about: who came, federation.');
	});

	test('before a meeting nobody is there, and the quorum is not reached', () => {
		expect(quorumIn(meeting)).toEqual({ here: 0, needed: 4, isThere: false });
	});

	test('a decision needs a quorum, is written with who said yes, and is read aloud at the closing', async () => {
		const decision = new ResolutionDraft(meeting);
		expect(decision.closed).not.toBeNull();
		await begin();
		// Two thirds of six.
		expect(quorumIn(meeting)).toEqual({ here: 6, needed: 4, isThere: true });
		expect(decision.closed).toBeNull();
		decision.choose('joinFederation');
		decision.toggle(woman(6));
		expect(await decision.write()).toBe(true);
		expect(decision.passed).toMatchObject([{ kind: 'joinFederation', forIt: 5, present: 6 }]);
		const agenda = new Agenda(meeting);
		expect(agenda.points).toContain('federation');
		expect(agenda.reading).toContain('join the federation: 5 of 6 said yes.');
		expect(meeting.undoAct?.label).toBe('Take back: join the federation');
	});

	test('a special meeting keeps who called it, and asks for no saving', async () => {
		book.draft.special = true;
		book.draft.calledBy = woman(3);
		const roll = new RollView(meeting, null);
		expect(roll.usual).toBe(0);
		await roll.answer('came');
		expect(meeting.begun).toMatchObject({ kind: 'special', calledBy: woman(3) });
		expect(new Agenda(meeting).reading).toContain('Marigold didi called this meeting.');
	});
});

test('from her own page a woman says which line is wrong, by the one action of the red book', async () => {
	const her = new MemberPageView(inMemory.app, book, woman(5));
	await her.open();
	expect(her.entered).toHaveLength(1);
	const place = present(her.placeOf(present(her.entered[0], 'one meeting')), 'it has a page');
	const red = new RedBookView(inMemory.app, book);
	await red.openMeeting(place, false);
	const saving = present(
		red.entriesOf(woman(5)).find(({ event }) => event.type === 'SavingDeposited'),
		'she saved'
	);
	const dispute = new DisputeDraft(meeting, saving.eventId);
	dispute.chooseWho(woman(5));
	expect(await dispute.raise('amount')).toBe(true);
	await her.open();
	expect(her.meetings[0]?.disputed).toBe(true);
});
