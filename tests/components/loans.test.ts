import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, present, type BorrowingId, type LoanId, type MemberId } from '#kernel';
import { fundAtHand, loanDay, loanPosition, type Command } from '#group';
import { add, money, subtract, sum, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { slipsOf } from '#session/loan-slips.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { whyHeard, whyLines, whyOf } from '../../src/screens/frame/loan/loan-why.ts';
import { LoanChange } from '../../src/screens/loans/loan-change.svelte.ts';
import { LoanDraft } from '../../src/screens/loans/loan-draft.svelte.ts';
import { helpFundNames, mostToLend } from '#screens/frame/loan/loan-sources.ts';
import { GiveBackView } from '../../src/screens/meeting/give-back/meeting-give-back.svelte.ts';
import DueCard from '../../src/screens/meeting/give-back/DueCard.svelte';
import AnyLoan from '../../src/screens/loans/AnyLoan.svelte';
import TimesStep from '../../src/screens/loans/TimesStep.svelte';
import WhySheet from '../../src/screens/frame/loan/WhySheet.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import { english } from './support.ts';
import InMeeting from './InMeeting.svelte';
import WithApp from './WithApp.svelte';
import { until } from '../support/patience.ts';
import { executeNamed } from '../support/by-codes.ts';

/**
 * Loans on the group of six: weekly, 2 % a month on what is left, charged by the meeting, so ½ % a meeting. A week ago
 * woman 4 took ₹400 and woman 6 took ₹200, each in four parts.
 */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'six women');
const loanOf = (number: number) =>
	present(book.state.loans.get(`loan-${number}` as LoanId), 'she has a loan');
const settled = () => until(() => !meeting.writer.busy);

async function open(rules: Parameters<typeof openSixWomen>[1] = {}): Promise<void> {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app, rules);
	meeting = new MeetingView(inMemory.app, book);
}

beforeEach(() => open());

async function run(...commands: readonly Command[]): Promise<void> {
	const written = await executeNamed(book.session, book.newOperationId(), ...commands);
	expect(written).toMatchObject({ ok: true });
}

/** All are here; nobody has given anything. */
async function allCome(): Promise<void> {
	const on = meeting.day;
	await run(
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...book.memberIds.map((memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }) as const)
	);
}

function lendDraft(number: number, amount: number, times: number): LoanDraft {
	const loan = new LoanDraft(meeting);
	loan.start();
	loan.chooseWho(woman(number));
	loan.entered.setAmount(rupees(amount));
	loan.amountIsRight();
	if (loan.step === 'source') loan.chooseSource('own');
	loan.chooseTimes(times);
	loan.choosePurpose('moneylender');
	return loan;
}

describe('a loan before anybody agrees', () => {
	beforeEach(allCome);

	test('the whole cost is said beside what a moneylender takes, before the question', () => {
		const loan = lendDraft(5, 600, 4);
		// Ours by the meeting, ½ %: 600 → 3.00, 450 → 2.25, 300 → 1.50, 150 → 0.75: 7.50, in whole rupees 8.
		// A moneylender's 5 % a month is 1¼ % a week of the same: 7.50 + 5.625 + 3.75 + 1.875 = 18.75, in whole rupees 19.
		expect(loan.preview.interest).toBe(rupees(8));
		expect(loan.preview.moneylenderInterest).toBe(rupees(19));
		expect(loan.agreePrompt).toMatch(/A moneylender takes nineteen rupees\. Do all agree\?$/);
		expect(loan.costHeard).toContain('first day to give');
	});

	test('what being late will cost, how often, of how much and after which days, is heard before all agree', async () => {
		const heard = async (late: object) => {
			await open({ interest: { percentPerMonth: '2', overduePercentPerMonth: '1', ...late } });
			await allCome();
			const loan = lendDraft(5, 600, 4);
			expect(loan.agreePrompt).toContain(loan.overdueRule);
			return loan.overdueRule;
		};
		expect(await heard({})).toBe('for being late: 1 for each hundred, each month.');
		expect(await heard({ late: { times: 'day', graceDays: 7 } })).toBe(
			'for being late: 1 for each hundred, each month, counted by the day, after 7 days.'
		);
		expect(await heard({ late: { times: 'once', base: 'instalment' } })).toBe(
			'for being late: 1 for each hundred, once, of the whole instalment.'
		);
	});

	test('more than half of the box is read out twice, and no touch more is asked', () => {
		const loan = lendDraft(5, 1000, 4);
		expect(loan.unusual).toBe(true);
		expect(loan.timesPrompt).toContain('More than half of the box');
		expect(loan.agreePrompt).toContain('More than half of the box');
		expect(loan.refusal).toBeNull();
		expect(lendDraft(5, 600, 4).timesPrompt).toBe('In how many times will she give it back?');
	});

	test('women who stand in are kept with it; she does not stand in for herself', async () => {
		const loan = lendDraft(5, 600, 4);
		loan.askGuarantors();
		loan.toggleGuarantor(woman(1));
		loan.toggleGuarantor(woman(2));
		loan.toggleGuarantor(woman(1));
		loan.guarantorsAreRight();
		expect(loan.costHeard).toContain('stands in: Jasmine didi');
		loan.toggleConsent();
		await loan.agree();
		expect(meeting.figures.loans[0]).toMatchObject({ guarantors: [woman(2)], purpose: 'moneylender' });
		expect(loan.guarantors).toEqual([]);
	});

	test('whose money it is, is asked only where the group has more than its own', async () => {
		expect(new LoanDraft(meeting).sources).toEqual(['own']);
		const on = meeting.day;
		await run(
			{ type: 'ReceiveGrant', on, kind: 'revolvingFund', source: 'Mission', amount: rupees(15_000) },
			{
				type: 'ReceiveBorrowing',
				on,
				borrowingId: 'cif-1' as BorrowingId,
				lender: 'Village organisation',
				kind: 'cif',
				amount: rupees(50_000),
				terms: { instalments: 24, firstDueOn: addDays(on, 30) }
			}
		);
		const loan = new LoanDraft(meeting);
		expect(loan.sources).toEqual(['own', 'revolvingFund', 'cif']);
		expect(loan.steps).toContain('source');
		loan.start();
		loan.chooseWho(woman(5));
		loan.entered.setAmount(rupees(600));
		loan.amountIsRight();
		expect(loan.step).toBe('source');
		loan.chooseSource('cif');
		loan.chooseTimes(12);
		loan.choosePurpose('animal');
		for (const before of ['purpose', 'times', 'source']) {
			loan.back();
			expect(loan.step).toBe(before);
		}
		loan.chooseSource('cif');
		loan.chooseTimes(12);
		loan.choosePurpose('animal');
		await loan.agree();
		expect(meeting.figures.loans[0]).toMatchObject({ source: 'cif' });
	});

	test('from the help fund it begins with a touch of its own, is heard to be its, and is no more than lies in it', async () => {
		await run({ type: 'PaySocialFund', on: meeting.day, memberId: woman(5), amount: rupees(400) });
		const kept = { kind: 'vulnerabilityFund', source: 'Village', amount: rupees(30) } as const;
		await run({ type: 'ReceiveGrant', on: meeting.day, ...kept });
		expect(helpFundNames.map((fund) => mostToLend(meeting.state, fund))).toEqual([
			fundAtHand(meeting.state.balances, 'socialFund'),
			rupees(30)
		]);
		const loan = new LoanDraft(meeting);
		const atHand = fundAtHand(meeting.state.balances, 'socialFund');
		loan.start('socialFund');
		loan.chooseWho(woman(5));
		loan.entered.setAmount(add(atHand, rupees(1)));
		expect([loan.refusal, loan.missing]).toEqual([expect.anything(), rupees(1)]);
		loan.entered.setAmount(rupees(100));
		loan.amountIsRight();
		expect(loan.step).toBe('times');
		loan.chooseTimes(4);
		loan.choosePurpose('health');
		expect(loan.costHeard).toContain('help fund');
		await loan.agree();
		expect(meeting.figures.loans.map(({ source }) => source)).toContain('socialFund');
		expect([loan.source, fundAtHand(meeting.state.balances, 'socialFund')]).toEqual([
			'own',
			subtract(atHand, rupees(100))
		]);
	});
});

describe('a loan by the quarter', () => {
	const talk = (): LoanDraft => {
		const loan = new LoanDraft(meeting);
		loan.start();
		loan.chooseWho(woman(5));
		loan.entered.setAmount(rupees(600));
		loan.amountIsRight();
		return loan;
	};

	test('is one touch beside the times; what is asked for in between is said before all agree', async () => {
		await allCome();
		const loan = talk();
		expect(loan.counted.byQuarter).toBe(false);
		loan.counted.switchQuarter();
		expect(loan.counted.usualTimes).toEqual([2, 3, 4, 8]);
		expect(loan.counted.inWords(2)).toBe('6 months, 2 times');
		// ½ % of 600 at each of twelve meetings is 3; with the twelfth comes half of the principal.
		expect(loan.paymentsOf(2).first).toBe(rupees(303));
		loan.chooseTimes(2);
		loan.choosePurpose('animal');
		expect(loan.agreePrompt).toContain('6 months, 2 times. each meeting, interest: three rupees.');
		expect(loan.preview.interest).toBe(rupees(12 * 3 + 18));
		loan.toggleConsent();
		await loan.agree();
		expect(meeting.figures.loans[0]?.terms).toMatchObject({ instalments: 2, instalmentsBy: 'quarter' });
		// The next woman is asked as the group usually lends.
		expect(loan.counted.byQuarter).toBe(false);
	});

	test('is what is asked first where the group lends so; one touch the other way', async () => {
		await open({ interest: { percentPerMonth: '2', period: 'meeting', instalmentsBy: 'quarter' } });
		await allCome();
		const loan = talk();
		expect(loan.counted.byQuarter).toBe(true);
		loan.counted.switchQuarter();
		loan.chooseTimes(4);
		loan.choosePurpose('animal');
		await loan.agree();
		expect(meeting.figures.loans[0]?.terms).not.toHaveProperty('instalmentsBy');
	});

	test('stays by the quarter on new instalments, unless the circle says otherwise', async () => {
		await allCome();
		const loan = talk();
		loan.counted.switchQuarter();
		loan.chooseTimes(2);
		loan.choosePurpose('animal');
		await loan.agree();
		const change = new LoanChange(meeting);
		change.begin('reschedule');
		change.chooseWho(woman(5));
		expect(change.counted.byQuarter).toBe(true);
		change.chooseTimes(3);
		expect(change.agreePrompt).toContain('9 months, 3 times. each meeting, interest: three rupees.');
		change.back();
		change.counted.switchQuarter();
		change.chooseTimes(4);
		expect(change.agreePrompt).not.toContain('months');
		await settled();
		expect(await change.agree()).toBe(true);
		const changed = [...book.state.loans.values()].find(({ memberId }) => memberId === woman(5));
		expect(changed?.terms).toMatchObject({ instalments: 4, chargesPerInstalment: 1 });
	});

	test('is shown by three moons on the times and on the last question', async () => {
		await allCome();
		const loan = talk();
		loan.counted.switchQuarter();
		render(InMeeting, {
			props: {
				app: inMemory.app,
				book,
				component: TimesStep,
				props: { asks: loan }
			}
		});
		const button = await screen.findByRole('button', { name: 'every three months' });
		expect(button.getAttribute('aria-pressed')).toBe('true');
		expect(
			screen.getByRole('button', { name: /^6 months, 2 times, first time three hundred three/ })
		).toBeTruthy();
		await userEvent.click(button);
		expect(button.getAttribute('aria-pressed')).toBe('false');
		expect(screen.getByRole('button', { name: /^4 times, first time one hundred fifty-three/ })).toBeTruthy();
	});
});

describe("the group's limits", () => {
	test('are told before the circle is asked', async () => {
		await open({ loanLimit: { loansAtOnce: 1, monthsMax: 2 } });
		await allCome();
		const loan = new LoanDraft(meeting);
		loan.start();
		// Woman 4 has a loan already.
		loan.chooseWho(woman(4));
		expect(loan.step).toBe('who');
		expect(meeting.writer.refusal?.text).toBe("More than the group's rule allows.");
		loan.chooseWho(woman(5));
		loan.entered.setAmount(rupees(400));
		loan.amountIsRight();
		// Eight weekly parts are two months, twelve are three.
		expect([4, 8, 12, 24].map(loan.allows)).toEqual([true, true, false, false]);
		expect(loan.timesRefusal?.text).toBe("More than the group's rule allows.");
	});
});

describe('more on a loan', () => {
	beforeEach(allCome);

	test('the parts to come grow, the plan is shown before and after, and it is written', async () => {
		const change = new LoanChange(meeting);
		change.begin('topUp');
		expect(change.borrowers).toEqual([woman(4), woman(6)]);
		change.chooseWho(woman(4));
		expect(change.step).toBe('amount');
		change.entered.setAmount(rupees(300));
		expect(change.refusal).toBeNull();
		change.amountIsRight();
		change.chooseTimes(null);
		// The first part of ₹100 is due today; the ₹300 goes over the three to come, ₹100 each (fine print 9).
		expect(change.before).toMatchObject({ outstanding: rupees(400), times: 4 });
		expect(change.after).toMatchObject({ outstanding: rupees(700), times: 4 });
		// What is charged today was computed on the end of yesterday, ₹400: 2. Then 600, 400, 200: 3 + 2 + 1. Together 8.
		expect(change.preview.interest).toBe(rupees(8));
		expect(change.agreePrompt).toContain('Mogra didi: three hundred rupees more.');
		expect(change.agreePrompt).toContain('Do all agree?');
		change.toggleConsent();
		expect(await change.agree()).toBe(true);
		expect(loanOf(4).outstanding).toBe(rupees(700));
		expect(meeting.figures.lent).toBe(rupees(300));
		expect(change.step).toBe('none');
	});

	test('stands among what the box gave today, in the order of writing', async () => {
		const on = meeting.day;
		const agreedBy = [woman(1), woman(2)];
		await run({ type: 'TopUpLoan', on, loanId: loanOf(4).loanId, amount: rupees(300), agreedBy });
		const loan = lendDraft(5, 200, 4);
		loan.toggleConsent();
		await loan.agree();
		const props = { loan, onchange: undefined, kinds: [] };
		render(InMeeting, { props: { app: inMemory.app, book, component: AnyLoan, props } });
		const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
		expect(rows).toHaveLength(2);
		expect(rows[0]).toMatch(/Mogra.*300/s);
		expect(rows[1]).toMatch(/Oleander.*200/s);
	});

	test('on another number of parts all that is out goes on them', async () => {
		const change = new LoanChange(meeting);
		change.begin('topUp');
		change.chooseWho(woman(6));
		change.entered.setAmount(rupees(100));
		change.amountIsRight();
		change.chooseTimes(6);
		// 200 and 100 in six parts of ₹50.
		expect(change.after).toMatchObject({ outstanding: rupees(300), times: 6 });
		await change.agree();
		expect(loanOf(6).terms).toMatchObject({ instalments: 6, percentPerMonth: '2' });
	});

	test('what the box does not hold is refused before anybody is asked', () => {
		const change = new LoanChange(meeting);
		change.begin('topUp');
		change.chooseWho(woman(4));
		change.entered.setAmount(money(book.box + rupees(200)));
		expect(change.missing).toBe(rupees(200));
		expect(change.refusal?.text).toBe('The box does not hold so much.');
	});
});

describe('new instalments', () => {
	beforeEach(allCome);

	test('the whole that is out goes on a new plan; interest that is owed stays', async () => {
		const change = new LoanChange(meeting, 'loan-4');
		expect(change.step).toBe('act');
		change.chooseKind('reschedule');
		change.chooseTimes(8);
		expect(change.after).toMatchObject({ outstanding: rupees(400), times: 8 });
		// 2 that is owed already; then ½ % of 400, 350, … 50: 2 + 1.75 + 1.5 + 1.25 + 1 + 0.75 + 0.5 + 0.25 = 9. Together 11.
		expect(change.preview.interest).toBe(rupees(11));
		await change.agree();
		expect(loanOf(4).rescheduledOn).toBe(meeting.day);
		expect(inMemory.said.join(' ')).not.toContain('undefined');
	});

	test('a step back asks the question before it, and from her page leads out again', () => {
		const change = new LoanChange(meeting, 'loan-4');
		change.chooseKind('reschedule');
		change.chooseTimes(8);
		expect(change.back() && change.step).toBe('times');
		expect(change.back() && change.step).toBe('act');
		expect(change.back()).toBe(false);
		const chosenHere = new LoanChange(meeting);
		chosenHere.begin('writeOff');
		chosenHere.chooseWho(woman(4));
		expect(chosenHere.back() && chosenHere.step).toBe('who');
		expect(chosenHere.back() && chosenHere.step).toBe('none');
	});
});

describe('a loan that will not come back', () => {
	beforeEach(allCome);

	async function giveUp(): Promise<void> {
		const change = new LoanChange(meeting);
		change.begin('writeOff');
		change.chooseWho(woman(6));
		change.chooseReason('moved');
		expect(change.givesUp).toBe(true);
		expect(change.agreePrompt).toBe(
			'Palash didi: two hundred rupees will not come back. moved away. Do all agree?'
		);
		// While it is being written the screen still stands there, with what was talked about.
		const seen: Money[] = [];
		const leave = book.session.follow(() => seen.push(change.before.outstanding));
		expect(await change.agree()).toBe(true);
		leave();
		expect(seen).toEqual([rupees(200)]);
		await settled();
	}

	test('is given up with a reason, and what comes back after all is asked for on her card', async () => {
		await giveUp();
		expect(loanOf(6).outstanding).toBe(0);
		const view = new GiveBackView(meeting);
		expect(view.queue).not.toContain(woman(6));
		expect(view.others).toContain(woman(6));
		view.turnTo(woman(6));
		expect(view.isRecovery).toBe(true);
		// 200 and the interest of one meeting, ½ %: 1.
		expect(view.slips[0]?.mayComeBack).toBe(rupees(201));
		view.enterAmount();
		view.entered.setAmount(rupees(50));
		expect(view.usedFor).toEqual({ interest: 0, principal: 0, recovered: rupees(50), saved: 0 });
		await view.give(rupees(50));
		expect(loanOf(6).writtenOff?.recovered).toBe(rupees(50));
		expect(slipsOf(meeting.state, woman(6), meeting.day)[0]?.mayComeBack).toBe(rupees(151));
	});

	test('her card shows what may come back in notes, and asks for an amount once', async () => {
		await giveUp();
		const view = new GiveBackView(meeting);
		view.turnTo(woman(6));
		const props = { view, due: present(view.due, 'her card'), undo: undefined, onback: () => undefined };
		render(InMeeting, { props: { app: inMemory.app, book, component: DueCard, props } });
		expect(screen.getAllByText('may still come back')).not.toHaveLength(0);
		expect(screen.getAllByRole('button', { name: 'gave another amount' })).toHaveLength(1);
	});

	test('more than was given up is refused', async () => {
		await giveUp();
		const view = new GiveBackView(meeting);
		view.turnTo(woman(6));
		view.enterAmount();
		view.entered.setAmount(rupees(202));
		expect(view.refusal?.text).toContain('two hundred one rupees is left');
	});
});

describe('giving back', () => {
	test('two loans of one woman are two slips, the older one first, and one payment covers both', async () => {
		await allCome();
		const loan = lendDraft(4, 300, 4);
		await loan.agree();
		await settled();
		const view = new GiveBackView(meeting);
		view.turnTo(woman(4));
		expect(view.slips.map(({ outstanding, purpose }) => [outstanding, purpose])).toEqual([
			[rupees(400), 'seed'],
			[rupees(300), 'moneylender']
		]);
		// 100 and 2 of the first; of the second nothing is due today, 98 more goes to the older one.
		view.enterAmount();
		view.entered.setAmount(rupees(200));
		expect(view.usedFor).toEqual({ interest: rupees(2), principal: rupees(198), recovered: 0, saved: 0 });
	});

	test('what is more than she owes is saved, where the group decided so', async () => {
		await open({
			overpayment: 'voluntarySaving',
			saving: { mode: 'fixed', amount: rupees(20), voluntary: true }
		});
		const view = new GiveBackView(meeting);
		view.turnTo(woman(6));
		view.enterAmount();
		view.entered.setAmount(rupees(251));
		// 200 and 1 interest are owed: 50 is saved.
		expect(view.usedFor).toEqual({
			interest: rupees(1),
			principal: rupees(200),
			recovered: 0,
			saved: rupees(50)
		});
		await view.give(rupees(251));
		// The next screen says it.
		meeting.writer.announce('');
		expect(inMemory.said.at(-1)).toContain('fifty rupees of it is saved');
	});

	test('a slip says by how many closed meetings it is late', async () => {
		await allCome();
		// Due today and not closed yet: not late.
		expect(slipsOf(book.state, woman(4), meeting.day)[0]?.lateMeetings).toBe(0);
		await closeMeeting();
		const later = addDays(inMemory.app.today, 7);
		expect(slipsOf(book.state, woman(4), later)[0]?.lateMeetings).toBe(1);
	});
});

async function closeMeeting(): Promise<void> {
	const on = meeting.day;
	await run({ type: 'CountCash', on, pieces: new Map([[money(100), book.box / 100]]) });
	await run({ type: 'SealMeeting', on, approvals: [woman(1), woman(2)] });
}

describe('why is this owed?', () => {
	const owed = (number: number) => {
		const position = loanPosition(loanOf(number), loanDay(book.state, meeting.day));
		return position.interestArrears + position.interestDue;
	};

	test('each charge says on what, at which rate, how much, and what is left of it', async () => {
		await allCome();
		const [line] = whyOf(book.state, loanOf(4), meeting.day).open;
		// ½ % of ₹400: ₹2.
		expect(line).toMatchObject({
			why: 'charge',
			on: meeting.day,
			principal: rupees(400),
			percent: '0.5',
			amount: rupees(2),
			covered: 0,
			left: rupees(2)
		});
	});

	test('a part payment covers the oldest charge; a full one is folded', async () => {
		await allCome();
		await run({ type: 'RepayLoans', on: meeting.day, memberId: woman(4), amount: rupees(1) });
		const part = whyOf(book.state, loanOf(4), meeting.day);
		expect(part.open[0]).toMatchObject({ covered: rupees(1), left: rupees(1) });
		expect(whyHeard(part, english, 'INR')).toContain('Given one rupee, left one rupee.');
		await run({ type: 'RepayLoans', on: meeting.day, memberId: woman(4), amount: rupees(101) });
		const full = whyOf(book.state, loanOf(4), meeting.day);
		expect(full).toEqual({ covered: { count: 1, amount: rupees(2) }, open: [], left: 0 });
		expect(whyHeard(full, english, 'INR')).toContain('All interest is given.');
	});

	test('after more, new terms and giving up, what is left is what is owed', async () => {
		await allCome();
		const on = meeting.day;
		const agreedBy = book.memberIds;
		const loanId = 'loan-4' as LoanId;
		const terms = { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 8 } as const;
		await run({ type: 'TopUpLoan', on, loanId, amount: rupees(200), agreedBy });
		const left = () => sum(whyLines(loanOf(4), loanDay(book.state, on)).map((line) => line.left));
		expect(left()).toBe(owed(4));
		await run({ type: 'RescheduleLoan', on, loanId, terms, agreedBy });
		expect(left()).toBe(owed(4));
		expect(left()).toBe(rupees(2));
		await run({ type: 'WriteOffLoan', on, loanId, reason: 'death', agreedBy });
		const why = whyOf(book.state, loanOf(4), on);
		expect(why.open.at(-1)).toMatchObject({ why: 'givenUp', amount: -rupees(2), left: 0 });
		expect(why.left).toBe(0);
	});

	test('is unfolded in pictures and notes, and can be heard', async () => {
		await allCome();
		const slips = slipsOf(book.state, woman(4), meeting.day);
		const onclose = vi.fn();
		render(WithApp, {
			props: {
				app: inMemory.app,
				component: WhySheet,
				props: { open: true, slips, then: book.state, on: meeting.day, onclose }
			}
		});
		expect(screen.getByRole('dialog', { name: 'Why is this owed?' })).toBeVisible();
		expect(screen.getAllByRole('img', { name: 'four hundred rupees' }).length).toBeGreaterThan(0);
		const [ear] = screen.getAllByRole('button', { name: /0\.5 for each hundred: two rupees/ });
		await userEvent.click(present(ear, 'a charge can be heard'));
		expect(inMemory.said.at(-1)).toContain('on four hundred rupees');
		expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: 'Close' }));
		expect(onclose).toHaveBeenCalledOnce();
	});
});
