import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, addMonths, present, type BankAccountId } from '#kernel';
import { bankDifference, interestPaid } from '#group';
import { BankEntry } from '../../src/screens/bank/bank-entry.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { AccountFlow } from '../../src/screens/bank/account/account.svelte.ts';
import { Applications } from '../../src/screens/bank/applications/applications.svelte.ts';
import { BankHomeView } from '../../src/screens/bank/bank-home-view.svelte.ts';
import type { BankReading } from '../../src/screens/bank/bank-reading.svelte.ts';
import { BorrowingFlow, borrowingNamed } from '../../src/screens/bank/borrowing/borrowing.svelte.ts';
import { OutsideMoney } from '../../src/screens/bank/outside/outside-money.svelte.ts';
import FlowScreen from '../../src/screens/frame/flow/FlowScreen.svelte';
import LiabilityCards from '../../src/screens/frame/loan/LiabilityCards.svelte';
import BookAndBox from '#ui/meeting/BookAndBox.svelte';
import NotePad from '#ui/money/NotePad.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { name, press, touch } from '../support/flow-hands.ts';
import { openSixWomen, twoOfficersAgree } from '../support/six-women.ts';
import { rupees, show } from './support.ts';
import { until } from '../support/patience.ts';
import InMeeting from './InMeeting.svelte';

/** Bank and outside money on the group of six: ₹1,460 in the box, one account. */
let inMemory: AppInMemory;
let book: BookView;
let account: BankAccountId;
/** Over what two codes were given, oldest first. */
let agreedTo: readonly string[];

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	agreedTo = twoOfficersAgree(inMemory.app, book);
	account = present([...book.state.bankAccounts.keys()][0], 'the six have an account');
});

const bankHeld = () => book.state.balances.get(`bank/${account}` as never) ?? 0;
const settled = ({ writer }: BankEntry) => until(() => !writer.busy);
const anEntry = () => new BankEntry(inMemory.app, book);

function accountFlow(): { readonly flow: AccountFlow; readonly reading: BankReading } {
	const home = new BankHomeView(inMemory.app, book);
	const named = present(book.state.bankAccounts.get(account), 'the six have an account');
	return { flow: new AccountFlow(anEntry(), home, named), reading: home.reading };
}

async function deposit(amount: number, bankDay = inMemory.app.today): Promise<void> {
	const { flow } = accountFlow();
	flow.carry(true);
	await press(flow);
	flow.entered.change(rupees(amount));
	flow.place.chooseBankDay(bankDay);
	await press(flow);
	expect(flow.step).toBe('start');
	await settled(flow.place);
}

test('who carried the money is asked where it can be read, too', () => {
	const { flow } = accountFlow();
	flow.carry(true);
	const props = { flow, onleave: () => undefined };
	render(InMeeting, { props: { app: inMemory.app, book, component: FlowScreen, props } });
	expect(screen.getByRole('heading', { name: 'Who went to the bank?' })).toBeVisible();
});

describe('the passbook', () => {
	let flow: AccountFlow;
	let reading: BankReading;
	beforeEach(() => {
		({ flow, reading } = accountFlow());
	});

	test('a difference is shown, set right by the interest that it is, and then written as equal', async () => {
		await reading.read();
		const before = reading.heldOn(account, inMemory.app.today);
		await deposit(500);
		flow.askBalance();
		// The passbook has the five hundred and ₹12.50 that the bank gave.
		flow.balance.setAmount((before + 51250) as typeof before);
		await press(flow);
		expect(flow.difference).toBe(1250);
		expect(flow.remedy).toBe('interest');
		expect(flow.question.prompt).toContain('more. Is it interest?');
		flow.setRight();
		expect(flow.entered.amount).toBe(1250);
		await press(flow);
		expect(flow.step).toBe('compare');
		expect(flow.isEqual).toBe(true);
		await settled(flow.place);
		await press(flow);
		expect(flow.step).toBe('start');
		expect(reading.markOf(account)).toBe('matched');
		expect(bankDifference(book.state, account)).toBe(0);
	});

	test('a slip that the bank does not have yet explains the difference, and is no difference before its day', async () => {
		await reading.read();
		const before = reading.heldOn(account, inMemory.app.today);
		await deposit(300);
		flow.askBalance();
		flow.balance.setAmount(before);
		await press(flow);
		expect(flow.difference).toBe(-30000);
		expect(flow.remedy).toBe('charge');
		expect(flow.unticked[0]).toMatchObject({
			amount: 30000,
			into: true,
			explains: true,
			onTheWay: false
		});
	});

	test('what the bank enters later is on its way: book and passbook are equal until then', async () => {
		await reading.read();
		const before = reading.heldOn(account, inMemory.app.today);
		await deposit(300, addDays(inMemory.app.today, 2));
		flow.askBalance();
		flow.balance.setAmount(before);
		await press(flow);
		expect(flow.isEqual).toBe(true);
		expect(flow.unticked[0]).toMatchObject({ onTheWay: true, explains: false });
	});

	test('a passbook that differs is written as it is, and the card says so', async () => {
		flow.askBalance();
		flow.balance.setAmount(rupees(7));
		await press(flow);
		await press(flow);
		expect(reading.markOf(account)).toBe('differs');
	});

	test('the bank cannot take more than there is', () => {
		flow.enter('charge');
		flow.entered.setAmount(rupees(90_000));
		expect(flow.question.reason).not.toBeNull();
		expect(flow.back()).toBe(true);
		expect(flow.back()).toBe(false);
	});
});

describe('several accounts', () => {
	test('each has its own card; a new one was never compared', async () => {
		const home = new BankHomeView(inMemory.app, book);
		await home.reading.read();
		home.add(true);
		expect(await home.openAccount({ bank: 'Post office', branch: '', lastFour: '9876' })).toBe(true);
		expect(home.adding).toBe(false);
		expect(home.accounts).toHaveLength(2);
		expect(home.accounts[1]).toMatchObject({
			bank: 'Post office',
			lastFour: '9876',
			balance: 0,
			mark: 'never'
		});
		expect(home.heard).toContain('passbook not seen yet');
		expect(book.state.openMeeting).toBeNull();
	});
});

describe('money from outside', () => {
	async function bankLoan(): Promise<OutsideMoney> {
		const outside = new OutsideMoney(anEntry());
		await press(outside);
		touch(outside, 'loan from the bank');
		name(outside, 'Gramin Bank');
		outside.entered.setAmount(rupees(60_000));
		await press(outside);
		outside.said.instalments = 12;
		outside.askInstalment();
		outside.instalment.setAmount(rupees(5_500));
		await press(outside);
		outside.said.firstDueOn = addMonths(inMemory.app.today, 1);
		expect(outside.question.reason).toBeNull();
		await press(outside);
		await settled(outside.place);
		return outside;
	}

	test('a bank loan comes into the account, with what is due next', async () => {
		const outside = await bankLoan();
		expect(outside.step).toBe('list');
		expect(outside.cards).toHaveLength(1);
		expect(outside.cards[0]).toMatchObject({
			lender: 'Gramin Bank',
			outstanding: rupees(60_000),
			next: { dueOn: addMonths(inMemory.app.today, 1), left: rupees(5_500), late: false }
		});
		expect(outside.question.prompt).toBe('The group has sixty thousand rupees to give back.');
	});

	test('the instalment is proposed; interest beside it leaves less of the loan', async () => {
		const loan = await loanOf(await bankLoan());
		await press(loan);
		expect(loan.payment).toEqual({ principal: rupees(5_500), interest: 0, charges: 0 });
		loan.change('interest');
		loan.entered.setAmount(rupees(500));
		await press(loan);
		// From where is asked each time: the bank takes it from the account, or somebody carries it there.
		expect(loan.question.act?.disabled).toBe(true);
		await press(loan);
		expect(loan.outstanding).toBe(rupees(60_000));
		loan.said.via = account;
		// 5,500 − 500
		expect(loan.payment).toEqual({ principal: rupees(5_000), interest: rupees(500), charges: 0 });
		expect(loan.question.reason).toBeNull();
		await press(loan);
		expect(loan.outstanding).toBe(rupees(55_000));
		await settled(loan.place);
		loan.begin('interest');
		loan.entered.setAmount(12_345 as typeof loan.entered.amount);
		await press(loan);
		// ₹55,000 and ₹123.45
		expect(loan.outstanding).toBe(5_512_345);
		expect(loan.next?.left).toBe(rupees(5_500));
		// The bank calls it interest, and it was added already: 55,123.45 − 5,500, and 500 + 123.45 of interest in all.
		await settled(loan.place);
		await press(loan);
		loan.change('interest');
		loan.entered.setAmount(12_345 as typeof loan.entered.amount);
		await press(loan);
		expect(loan.said.via).toBeNull();
		loan.said.via = account;
		expect(loan.leftAfter).toBe(4_962_345);
		await press(loan);
		expect(loan.outstanding).toBe(4_962_345);
		expect(book.state.balances.get(interestPaid)).toBe(62_345);
	});

	// The box stood chosen, though the government pays into the account.
	test('a revolving fund is kept where somebody said it was put, and owes nobody', async () => {
		const outside = new OutsideMoney(anEntry());
		await press(outside);
		touch(outside, 'revolving fund');
		expect(outside.question.names?.map((one) => one.name)).toContain('Livelihood mission');
		name(outside, 'Livelihood mission');
		outside.entered.setAmount(rupees(15_000));
		await press(outside);
		const [before, inBank] = [book.box, bankHeld()];
		expect(outside.said.via).toBeNull();
		await press(outside);
		expect(outside.step).toBe('check');
		outside.said.via = account;
		await press(outside);
		expect([book.box, bankHeld()]).toEqual([before, inBank + rupees(15_000)]);
		expect(outside.cards).toEqual([]);
		expect(book.state.openMeeting?.kind).toBe('desk');
	});

	test('a grant goes back to whoever gave it, from where somebody said, against their receipt', async () => {
		const kind = 'vulnerabilityFund';
		const outside = new OutsideMoney(anEntry());
		expect(outside.grants).toEqual([]);
		await press(outside);
		touch(outside, 'for the neediest');
		name(outside, 'Village organisation');
		outside.entered.setAmount(rupees(500));
		await press(outside);
		outside.said.via = 'box';
		await press(outside);
		await settled(outside.place);
		expect(outside.grants).toMatchObject([{ key: kind, amount: rupees(500), label: 'for the neediest' }]);
		expect(outside.question.heard).toContain('for the neediest: five hundred rupees');

		const inBox = book.box;
		present(outside.grants[0], 'it lies there').onpress();
		expect(outside.step).toBe('back');
		outside.entered.setAmount(rupees(501));
		outside.said.via = 'box';
		expect(outside.question.reason).not.toBeNull();
		outside.entered.setAmount(rupees(200));
		expect(outside.question.reason).toBeNull();
		outside.said.via = null;
		expect(outside.question.act?.disabled).toBe(true);
		outside.said.via = 'box';
		await press(outside);
		expect([outside.step, outside.question.names?.[0]?.name]).toEqual(['backTo', 'Village organisation']);
		name(outside, 'Village organisation');
		// Without their receipt there is no way on.
		expect([outside.step, outside.question.rows, outside.question.act]).toEqual([
			'receipt',
			undefined,
			undefined
		]);
		name(outside, 'VO 3');
		await until(() => outside.step === 'list');
		await settled(outside.place);
		expect(agreedTo.at(-1)).toBe(
			'help from outside given back. for the neediest: two hundred rupees. Village organisation, VO 3.'
		);
		expect(book.box).toBe(inBox - rupees(200));
		expect(outside.grants).toMatchObject([{ amount: rupees(300) }]);
		expect(book.state.openMeeting?.events.at(-1)).toMatchObject({
			type: 'GrantReturned',
			kind,
			to: 'Village organisation',
			reference: 'VO 3'
		});
		// The same receipt gives nothing back twice.
		present(outside.grants[0], 'some is left').onpress();
		outside.entered.setAmount(rupees(100));
		outside.said.via = 'box';
		await press(outside);
		name(outside, 'Village organisation');
		name(outside, 'vo-3');
		await until(() => outside.place.writer.refusal !== null);
		expect(book.box).toBe(inBox - rupees(200));
	});

	test('what the lender takes off is asked with its reason and its paper, and moves no money', async () => {
		const loan = await loanOf(await bankLoan());
		const [before, inBank] = [book.box, bankHeld()];
		loan.begin('credited');
		touch(loan, 'interest that the government pays');
		expect(loan.question.onname).toBeDefined();
		name(loan, 'SUB 12');
		expect(loan.question.prompt).toContain('No money came');
		loan.entered.setAmount(rupees(60_001));
		expect(loan.question.reason?.text).toContain('sixty thousand');
		loan.entered.setAmount(rupees(1_250));
		await press(loan);
		expect(loan.step).toBe('start');
		expect(loan.outstanding).toBe(rupees(58_750));
		expect([book.box, bankHeld()]).toEqual([before, inBank]);
		const written = book.state.openMeeting?.events.at(-1);
		expect(written).toMatchObject({ type: 'BorrowingCredited', kind: 'subvention', reference: 'SUB 12' });
		// The codes were over why, and by which paper.
		expect(agreedTo.at(-1)).toContain('Gramin Bank, interest that the government pays, SUB 12.');
	});

	test('no more is given back than is owed, and it is said', async () => {
		const loan = await loanOf(await bankLoan());
		await press(loan);
		loan.change('principal');
		loan.entered.setAmount(rupees(60_001));
		await press(loan);
		loan.said.via = account;
		expect(loan.question.reason?.text).toContain('sixty thousand');
	});
});

/** The loan that came, on its own page. */
async function loanOf({ cards }: OutsideMoney): Promise<BorrowingFlow> {
	const { borrowingId } = present(cards[0], 'a loan came');
	const loan = new BorrowingFlow(anEntry(), present(borrowingNamed(book, borrowingId), 'it is known'));
	await loan.reading.read();
	return loan;
}

describe('a cash credit', () => {
	const opened = async () => {
		const outside = new OutsideMoney(anEntry());
		const head = () => ({ title: outside.question.title, icon: outside.question.icon });
		await press(outside);
		touch(outside, 'cash credit of the bank');
		expect(outside.question.names?.[0]?.name).toBe('Gramin Bank');
		name(outside, 'Gramin Bank');
		outside.entered.setAmount(rupees(600_000));
		const limit = head();
		await press(outside);
		// Two pages with one title, one picture and often one sum were taken for one.
		expect([limit, head()]).toEqual([
			{ title: outside.say('bank.credit-limit'), icon: 'sheet-bank' },
			{ title: outside.say('bank.credit-drawing-power'), icon: 'bank-counter' }
		]);
		expect(outside.step).toBe('power');
		expect(outside.power.amount).toBe(rupees(600_000));
		outside.power.setAmount(rupees(600_001));
		expect(outside.question.reason).not.toBeNull();
		outside.power.setAmount(rupees(300_000));
		expect(outside.question.reason).toBeNull();
		await press(outside);
		await settled(outside.place);
		return loanOf(outside);
	};

	test('is opened with its limit and drawing power; no meeting is needed', async () => {
		const loan = await opened();
		expect(book.state.openMeeting).toBeNull();
		expect(loan.outstanding).toBe(0);
		expect(loan.isCredit).toBe(true);
		expect(loan.holds).toEqual({
			limit: rupees(600_000),
			power: rupees(300_000),
			left: rupees(300_000)
		});
	});

	test('is drawn up to the drawing power, repaid, and drawn again', async () => {
		const loan = await opened();
		const inBank = bankHeld();
		loan.begin('draw');
		expect(loan.question.prompt).toContain('three lakh');
		loan.entered.setAmount(rupees(300_001));
		expect(loan.question.reason?.text).toContain('three lakh');
		loan.entered.setAmount(rupees(300_000));
		await press(loan);
		expect(loan.outstanding).toBe(0);
		loan.said.via = account;
		await press(loan);
		await settled(loan.place);
		expect(loan.outstanding).toBe(rupees(300_000));
		expect(bankHeld() - inBank).toBe(rupees(300_000));
		await press(loan);
		loan.change('principal');
		loan.entered.setAmount(rupees(50_000));
		await press(loan);
		loan.said.via = account;
		await press(loan);
		await settled(loan.place);
		loan.begin('draw');
		loan.entered.setAmount(rupees(20_000));
		loan.said.via = account;
		await press(loan);
		await settled(loan.place);
		expect(loan.outstanding).toBe(rupees(270_000));
		expect(loan.holds.left).toBe(rupees(30_000));
	});

	test('gets a new drawing power, from a day on', async () => {
		const loan = await opened();
		loan.begin('power');
		loan.entered.setAmount(rupees(400_000));
		loan.said.from = addDays(inMemory.app.today, 30);
		await press(loan);
		await settled(loan.place);
		expect(loan.step).toBe('start');
		expect(loan.holds.power).toBe(rupees(300_000));
		loan.begin('power');
		loan.entered.setAmount(rupees(350_000));
		await press(loan);
		expect(loan.holds.power).toBe(rupees(350_000));
	});
});

describe('applications', () => {
	const asked = async () => {
		const flow = new Applications(anEntry());
		await press(flow);
		name(flow, 'Gramin Bank');
		flow.entered.setAmount(rupees(100_000));
		await press(flow);
		return flow;
	};
	const first = (flow: Applications) => present(flow.list[0], 'one was made');

	// Divided by hand: ₹1,00,000 by 6 is 16,666.67, by 5 20,000, by 4 25,000, by 3 33,333.33; shares are rounded up.
	test('show what each woman owes of it before it is written, as notes and by voice', async () => {
		const flow = await asked();
		const props = { cases: flow.liability, women: flow.women };
		render(InMeeting, { props: { app: inMemory.app, book, component: LiabilityCards, props } });
		const cards = screen.getAllByRole('region', { name: / each/ });
		const told = [
			'If all pay: sixteen thousand six hundred sixty-seven rupees each, and interest.',
			'If 1 cannot pay: twenty thousand rupees each, and interest.',
			'If 2 cannot pay: twenty-five thousand rupees each, and interest.',
			'If 3 cannot pay: thirty-three thousand three hundred thirty-four rupees each, and interest.'
		];
		expect(cards.map((card) => card.getAttribute('aria-label'))).toEqual(told);
		expect(flow.question.heard).toBe([flow.question.prompt, ...told].join(' '));
		expect(cards.map((card) => card.querySelectorAll('.woman').length)).toEqual([6, 6, 6, 6]);
		expect(cards.map((card) => card.querySelectorAll('[data-cannot] .woman').length)).toEqual([0, 1, 2, 3]);
		expect(screen.getByRole('img', { name: 'twenty-five thousand rupees' })).toBeVisible();
		const said = vi.spyOn(inMemory.app.speaker, 'toggle').mockResolvedValue();
		await userEvent.click(within(present(cards[2], 'four cards')).getByRole('button'));
		expect(said).toHaveBeenLastCalledWith('If 2 cannot pay: twenty-five thousand rupees each, and interest.');
		expect(book.state.applications.size).toBe(0);
		await press(flow);
		expect(book.state.applications.size).toBe(1);
	});

	test('a step back from what is owed together is the amount, as it was', async () => {
		const flow = await asked();
		expect(flow.step).toBe('together');
		expect(flow.back()).toBe(true);
		expect([flow.step, flow.entered.amount]).toEqual(['amount', rupees(100_000)]);
	});

	test('asked, sent back, then agreed; the loan that comes answers it', async () => {
		const flow = await asked();
		expect(flow.women).toBe(6);
		await press(flow);
		expect(book.state.openMeeting).toBeNull();
		await settled(flow.place);
		flow.answerTo(first(flow));
		touch(flow, 'papers sent back');
		await touch(flow, 'papers missing');
		expect(flow.heardOf(first(flow))).toBe('Gramin Bank. one lakh rupees. papers sent back. papers missing.');
		await settled(flow.place);
		flow.answerTo(first(flow));
		touch(flow, 'the loan is agreed');
		expect(flow.entered.amount).toBe(rupees(100_000));
		await press(flow);
		expect(flow.isOpen(first(flow))).toBe(false);
		const outside = new OutsideMoney(anEntry());
		await press(outside);
		touch(outside, 'loan from the bank');
		expect(outside.question.names?.[0]?.name).toBe('Gramin Bank');
		name(outside, 'Gramin Bank');
		expect(outside.said.answers).toBe(first(flow).applicationId);
	});
});

describe('parts of the bank’s screens', () => {
	test('the digit pad stands ready where a passbook is copied, with paise', async () => {
		const onchange = vi.fn();
		show(NotePad, { amount: rupees(0), onchange, allowPaise: true, digits: true });
		await userEvent.click(screen.getByRole('button', { name: '7' }));
		expect(onchange).toHaveBeenLastCalledWith(700);
		expect(screen.getByRole('button', { name: 'paise' })).toBeVisible();
	});

	test('the book is laid beside a passbook, in its own words', () => {
		show(BookAndBox, {
			book: rupees(500),
			box: rupees(450),
			other: { icon: 'passbook', label: 'passbook' },
			verdict: 'the passbook has less'
		});
		expect(screen.getByText('passbook')).toBeVisible();
		expect(screen.getByText('the passbook has less')).toBeVisible();
	});
});
