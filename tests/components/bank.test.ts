import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, addMonths, present, type BankAccountId } from '#kernel';
import { bankDifference, borrowingOutstanding, interestPaid } from '#group';
import { BankEntry } from '../../src/screens/bank/bank-entry.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { BankPassbook } from '../../src/screens/bank/account/bank-passbook.svelte.ts';
import { BankTrip } from '../../src/screens/bank/account/bank-trip.svelte.ts';
import TripScreens from '../../src/screens/bank/account/TripScreens.svelte';
import { ApplicationsView } from '../../src/screens/bank/applications/bank-applications.svelte.ts';
import { BankHomeView } from '../../src/screens/bank/bank-home-view.svelte.ts';
import { BankReading } from '../../src/screens/bank/bank-reading.svelte.ts';
import { BorrowingView, borrowingNamed } from '../../src/screens/bank/borrowing/bank-borrowing.svelte.ts';
import { OutsideMoney } from '../../src/screens/bank/outside/bank-outside.svelte.ts';
import LiabilityScreen from '../../src/screens/frame/loan/LiabilityScreen.svelte';
import BookAndBox from '#ui/meeting/BookAndBox.svelte';
import NotePad from '#ui/money/NotePad.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen, twoOfficersAgree } from '../support/six-women.ts';
import { rupees, show } from './support.ts';
import { until } from '../support/patience.ts';
import InMeeting from './InMeeting.svelte';

/** Bank and outside money on the group of six: ₹1,460 in the box, one account. */
let inMemory: AppInMemory;
let book: BookView;
let account: BankAccountId;

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	twoOfficersAgree(inMemory.app, book);
	account = present([...book.state.bankAccounts.keys()][0], 'the six have an account');
});

const bankHeld = () => book.state.balances.get(`bank/${account}` as never) ?? 0;
const settled = (entry: BankEntry) => until(() => !entry.writer.busy);

async function deposit(amount: number, bankDay = inMemory.app.today): Promise<void> {
	const trip = new BankTrip(inMemory.app, book);
	trip.start('toBank');
	trip.entered.change(rupees(amount));
	trip.entry.chooseBankDay(bankDay);
	expect(await trip.write()).toBe(true);
	await settled(trip.entry);
}

test('who carried the money is asked where it can be read, too', () => {
	const trip = new BankTrip(inMemory.app, book);
	trip.start('toBank');
	const none = () => undefined;
	const props = { trip, onback: none, onwritten: none };
	render(InMeeting, { props: { app: inMemory.app, book, component: TripScreens, props } });
	expect(screen.getByRole('heading', { name: 'Who went to the bank?' })).toBeVisible();
});

describe('the passbook', () => {
	let entry: BankEntry;
	let reading: BankReading;
	let passbook: BankPassbook;
	beforeEach(() => {
		entry = new BankEntry(inMemory.app, book);
		reading = new BankReading(inMemory.app, book);
		passbook = new BankPassbook(entry, reading, account);
	});

	test('a difference is shown, set right by the interest that it is, and then written as equal', async () => {
		await reading.read();
		const before = reading.heldOn(account, inMemory.app.today);
		await deposit(500);
		passbook.ask();
		// The passbook has the five hundred and ₹12.50 that the bank gave.
		passbook.balance.lay((before + 51250) as typeof before);
		await passbook.compare();
		expect(passbook.difference).toBe(1250);
		expect(passbook.remedy).toBe('interest');
		expect(passbook.comparePrompt).toContain('more. Is it interest?');
		passbook.setRight();
		expect(passbook.entered.amount).toBe(1250);
		await passbook.writeLine();
		expect(passbook.step).toBe('compare');
		expect(passbook.isEqual).toBe(true);
		await settled(entry);
		await passbook.writeMatch();
		expect(passbook.step).toBe('start');
		expect(reading.markOf(account)).toBe('matched');
		expect(bankDifference(book.state, account)).toBe(0);
	});

	test('a slip that the bank does not have yet explains the difference, and is no difference before its day', async () => {
		await reading.read();
		const before = reading.heldOn(account, inMemory.app.today);
		await deposit(300);
		passbook.ask();
		passbook.balance.lay(before);
		await passbook.compare();
		expect(passbook.difference).toBe(-30000);
		expect(passbook.remedy).toBe('charge');
		expect(passbook.unticked[0]).toMatchObject({
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
		passbook.ask();
		passbook.balance.lay(before);
		await passbook.compare();
		expect(passbook.isEqual).toBe(true);
		expect(passbook.unticked[0]).toMatchObject({ onTheWay: true, explains: false });
	});

	test('a passbook that differs is written as it is, and the card says so', async () => {
		passbook.ask();
		passbook.balance.lay(rupees(7));
		await passbook.compare();
		await passbook.writeMatch();
		expect(reading.markOf(account)).toBe('differs');
	});

	test('the bank cannot take more than there is', () => {
		passbook.begin('charge');
		passbook.entered.lay(rupees(90_000));
		expect(passbook.refusal).not.toBeNull();
		expect(passbook.back()).toBe(true);
		expect(passbook.back()).toBe(false);
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
		const outside = new OutsideMoney(inMemory.app, book);
		outside.begin();
		outside.choose('bank');
		outside.from('Gramin Bank');
		outside.entered.lay(rupees(60_000));
		outside.amountIsRight();
		outside.chooseInstalments(12);
		outside.askInstalment();
		outside.instalment.lay(rupees(5_500));
		outside.instalmentIsRight();
		outside.chooseFirstDue(addMonths(inMemory.app.today, 1));
		expect(outside.refusal).toBeNull();
		await outside.write();
		await settled(outside.entry);
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
		expect(outside.prompt).toBe('The group has sixty thousand rupees to give back.');
	});

	test('the instalment is proposed; interest beside it leaves less of the loan', async () => {
		const outside = await bankLoan();
		const { borrowingId } = present(outside.cards[0], 'a loan came');
		const loan = new BorrowingView(
			outside.entry,
			outside.reading,
			present(borrowingNamed(book, borrowingId), 'it is known')
		);
		loan.repay();
		expect(loan.payment).toEqual({ principal: rupees(5_500), interest: 0, charges: 0 });
		loan.change('interest');
		loan.entered.lay(rupees(500));
		loan.partIsRight();
		// From where is asked each time: the bank takes it from the account, or somebody carries it there.
		await loan.writeRepayment();
		expect(loan.outstanding).toBe(rupees(60_000));
		loan.payFrom(account);
		// 5,500 − 500
		expect(loan.payment).toEqual({ principal: rupees(5_000), interest: rupees(500), charges: 0 });
		expect(loan.repayRefusal).toBeNull();
		await loan.writeRepayment();
		expect(borrowingOutstanding(book.state, borrowingId)).toBe(rupees(55_000));
		await settled(outside.entry);
		loan.debited('interest');
		loan.entered.lay(12_345 as typeof loan.entered.amount);
		await loan.writeDebit();
		// ₹55,000 and ₹123.45
		expect(loan.outstanding).toBe(5_512_345);
		expect(loan.next?.left).toBe(rupees(5_500));
		// The bank calls it interest, and it was added already: 55,123.45 − 5,500, and 500 + 123.45 of interest in all.
		await settled(outside.entry);
		loan.repay();
		loan.change('interest');
		loan.entered.lay(12_345 as typeof loan.entered.amount);
		loan.partIsRight();
		expect(loan.via).toBeNull();
		loan.payFrom(account);
		expect(loan.leftAfter).toBe(4_962_345);
		await loan.writeRepayment();
		expect(loan.outstanding).toBe(4_962_345);
		expect(book.state.balances.get(interestPaid)).toBe(62_345);
	});

	// The box stood chosen, though the government pays into the account.
	test('a revolving fund is kept where somebody said it was put, and owes nobody', async () => {
		const outside = new OutsideMoney(inMemory.app, book);
		outside.begin();
		outside.choose('revolvingFund');
		expect(outside.lenders.map(({ name }) => name)).toContain('Livelihood mission');
		outside.from('Livelihood mission');
		outside.entered.lay(rupees(15_000));
		outside.amountIsRight();
		const [before, inBank] = [book.box, bankHeld()];
		expect(outside.via).toBeNull();
		await outside.write();
		expect(outside.step).toBe('check');
		outside.into(account);
		await outside.write();
		expect([book.box, bankHeld()]).toEqual([before, inBank + rupees(15_000)]);
		expect(outside.cards).toEqual([]);
		expect(book.state.openMeeting?.kind).toBe('desk');
	});

	test('no more is given back than is owed, and it is said', async () => {
		const outside = await bankLoan();
		const { borrowingId } = present(outside.cards[0], 'a loan came');
		const loan = new BorrowingView(
			outside.entry,
			outside.reading,
			present(borrowingNamed(book, borrowingId), 'it is known')
		);
		loan.repay();
		loan.change('principal');
		loan.entered.lay(rupees(60_001));
		loan.partIsRight();
		loan.payFrom(account);
		expect(loan.repayRefusal?.text).toContain('sixty thousand');
	});
});

describe('a cash credit', () => {
	const opened = async () => {
		const outside = new OutsideMoney(inMemory.app, book);
		outside.begin();
		outside.choose('cashCredit');
		expect(outside.lenders[0]?.name).toBe('Gramin Bank');
		outside.from('Gramin Bank');
		outside.entered.lay(rupees(600_000));
		const limit = outside.head;
		outside.amountIsRight();
		// Two pages with one title, one picture and often one sum were taken for one.
		expect([limit, outside.head]).toEqual([
			{ title: 'bank.credit-limit', icon: 'sheet-bank' },
			{ title: 'bank.credit-drawing-power', icon: 'bank-counter' }
		]);
		expect(outside.step).toBe('power');
		expect(outside.power.amount).toBe(rupees(600_000));
		outside.power.lay(rupees(600_001));
		expect(outside.refusal).not.toBeNull();
		outside.power.lay(rupees(300_000));
		expect(outside.refusal).toBeNull();
		await outside.write();
		await settled(outside.entry);
		const { borrowingId } = present(outside.cards[0], 'it stands there before anything is drawn');
		const borrowing = present(borrowingNamed(book, borrowingId), 'it is known');
		return new BorrowingView(outside.entry, outside.reading, borrowing);
	};

	test('is opened with its limit and drawing power; no meeting is needed', async () => {
		const loan = await opened();
		expect(book.state.openMeeting).toBeNull();
		expect(loan.outstanding).toBe(0);
		expect(loan.credit?.holds).toEqual({
			limit: rupees(600_000),
			power: rupees(300_000),
			left: rupees(300_000)
		});
	});

	test('is drawn up to the drawing power, repaid, and drawn again', async () => {
		const loan = await opened();
		const credit = present(loan.credit, 'a cash credit');
		const inBank = bankHeld();
		credit.begin('draw');
		expect(credit.drawPrompt).toContain('three lakh');
		credit.entered.lay(rupees(300_001));
		expect(credit.refusal?.text).toContain('three lakh');
		credit.entered.lay(rupees(300_000));
		await credit.write();
		expect(loan.outstanding).toBe(0);
		credit.into(account);
		await credit.write();
		await settled(loan.entry);
		expect(loan.outstanding).toBe(rupees(300_000));
		expect(bankHeld() - inBank).toBe(rupees(300_000));
		loan.repay();
		loan.change('principal');
		loan.entered.lay(rupees(50_000));
		loan.partIsRight();
		loan.payFrom(account);
		await loan.writeRepayment();
		await settled(loan.entry);
		credit.begin('draw');
		credit.entered.lay(rupees(20_000));
		credit.into(account);
		await credit.write();
		await settled(loan.entry);
		expect(loan.outstanding).toBe(rupees(270_000));
		expect(credit.holds.left).toBe(rupees(30_000));
	});

	test('gets a new drawing power, from a day on', async () => {
		const loan = await opened();
		const credit = present(loan.credit, 'a cash credit');
		credit.begin('power');
		credit.entered.lay(rupees(400_000));
		credit.holdsFrom(addDays(inMemory.app.today, 30));
		await credit.write();
		await settled(loan.entry);
		expect(credit.step).toBeNull();
		expect(credit.holds.power).toBe(rupees(300_000));
		credit.begin('power');
		credit.entered.lay(rupees(350_000));
		await credit.write();
		expect(credit.holds.power).toBe(rupees(350_000));
	});
});

describe('applications', () => {
	// Divided by hand: ₹1,00,000 by 6 is 16,666.67, by 5 20,000, by 4 25,000, by 3 33,333.33; shares are rounded up.
	test('show what each woman owes of it before it is written, as notes and by voice', async () => {
		const view = new ApplicationsView(inMemory.app, book);
		const onpress = vi.fn();
		const props = {
			frame: { writer: view.entry.writer },
			amount: rupees(100_000),
			women: view.women,
			primary: { label: 'write', onpress }
		};
		render(InMeeting, { props: { app: inMemory.app, book, component: LiabilityScreen, props } });
		const cards = screen.getAllByRole('region', { name: / each/ });
		expect(cards.map((card) => card.getAttribute('aria-label'))).toEqual([
			'If all pay: sixteen thousand six hundred sixty-seven rupees each, and interest.',
			'If 1 cannot pay: twenty thousand rupees each, and interest.',
			'If 2 cannot pay: twenty-five thousand rupees each, and interest.',
			'If 3 cannot pay: thirty-three thousand three hundred thirty-four rupees each, and interest.'
		]);
		expect(cards.map((card) => card.querySelectorAll('.woman').length)).toEqual([6, 6, 6, 6]);
		expect(cards.map((card) => card.querySelectorAll('[data-cannot] .woman').length)).toEqual([0, 1, 2, 3]);
		expect(screen.getByRole('img', { name: 'twenty-five thousand rupees' })).toBeVisible();
		const said = vi.spyOn(inMemory.app.speaker, 'toggle').mockResolvedValue();
		await userEvent.click(within(present(cards[2], 'four cards')).getByRole('button'));
		expect(said).toHaveBeenLastCalledWith('If 2 cannot pay: twenty-five thousand rupees each, and interest.');
		await userEvent.click(screen.getByRole('button', { name: 'write' }));
		expect(onpress).toHaveBeenCalledOnce();
	});

	test('a step back from what is owed together is the amount, as it was', () => {
		const view = new ApplicationsView(inMemory.app, book);
		view.apply();
		view.from('Gramin Bank');
		view.entered.lay(rupees(100_000));
		view.go('together');
		expect(view.back()).toBe(true);
		expect([view.step, view.entered.amount]).toEqual(['amount', rupees(100_000)]);
	});

	test('asked, sent back, then agreed; the loan that comes answers it', async () => {
		const view = new ApplicationsView(inMemory.app, book);
		view.apply();
		view.from('Gramin Bank');
		view.entered.lay(rupees(100_000));
		expect(view.women).toBe(6);
		view.go('together');
		await view.writeApplication();
		expect(book.state.openMeeting).toBeNull();
		await settled(view.entry);
		view.answerTo(present(view.list[0], 'one was made'));
		view.said('returned');
		await view.writeWhy('papers');
		expect(view.heardOf(present(view.list[0], 'one was made'))).toBe(
			'Gramin Bank. one lakh rupees. papers sent back. papers missing.'
		);
		await settled(view.entry);
		view.answerTo(present(view.list[0], 'one was made'));
		view.said('sanctioned');
		expect(view.entered.amount).toBe(rupees(100_000));
		await view.writeSanction();
		const application = present(view.list[0], 'one was made');
		expect(view.isOpen(application)).toBe(false);
		const outside = new OutsideMoney(inMemory.app, book);
		outside.begin();
		outside.choose('bank');
		expect(outside.lenders[0]?.name).toBe('Gramin Bank');
		outside.from('Gramin Bank');
		expect(outside.answers).toBe(application.applicationId);
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
