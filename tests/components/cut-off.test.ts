import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { present, type BankAccountId, type LocalDate, type MemberId } from '#kernel';
import { money } from '#money';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import type { SetupPlace } from '../../src/screens/founding/setup-steps.ts';
import { newBookOf } from '../../src/screens/founding/setup-book.ts';
import BookQuestion from '../../src/screens/founding/BookQuestion.svelte';
import OpeningWomen from '../../src/screens/founding/OpeningWomen.svelte';
import OpeningAmount from '../../src/screens/founding/OpeningAmount.svelte';
import OpeningLines from '../../src/screens/founding/OpeningLines.svelte';
import { anApp } from '../support/app.ts';
import WithApp from './WithApp.svelte';

const fifteen = [
	...['parrot', 'fish', 'goat', 'ring', 'door', 'horse', 'rabbit', 'turtle', 'peacock', 'carrot'],
	...['onion', 'tomato', 'flute', 'spoon', 'teapot']
];

async function aDraft(women: number) {
	const { app } = await anApp();
	const { draft } = new SetupScreen(app);
	for (const symbol of fifteen.slice(0, women)) draft.addMember(symbol);
	return { app, draft };
}

test('an old group of fifteen, eight with loans, is written in at most 250 touches', async () => {
	const { app, draft } = await aDraft(15);
	let touches = 0;
	let place: SetupPlace = 'savers';
	let drawn: ReturnType<typeof render> | null = null;
	const show = (next: SetupPlace) => {
		place = next;
		drawn?.unmount();
		const props = { draft, place, show, refused: false };
		const component = place === 'amount' ? OpeningAmount : place === 'sheet' ? OpeningLines : OpeningWomen;
		drawn = render(WithApp, { props: { app, component, props } });
	};
	const touch = async (name: string | RegExp) => {
		touches += 1;
		const [found] = screen.getAllByRole('button', { name });
		await userEvent.click(present(found, `${String(name)} can be touched`));
	};
	const type = async (digits: string) => {
		for (const digit of digits) await touch(digit);
	};
	/** The big button at the bottom, as the set-up follows it. */
	const ok = (next: SetupPlace) => {
		touches += 1;
		show(next);
	};

	show('savers');
	await touch(/number 1\b/);
	for (const [index, { memberId }] of draft.members.entries()) {
		expect(place).toBe('amount');
		await type('3800');
		ok('saver');
		if (index < 8) {
			await touch(/loan/i);
			await type('2500');
			ok('saver');
		}
		expect(draft.sheet.of(memberId).saving).toBe(380_000);
		ok(draft.openNextSaver() ? 'amount' : 'savers');
	}
	ok('sheet');
	// Cash ₹41,000 in the box on the digit pad: its line, the pad, five digits, OK.
	await touch(/in the box today/);
	await touch(/number|digits|pad/i);
	await type('41000');
	ok('sheet');
	await touch(/the rest is the group's own/);
	console.info(`cut-off sheet of fifteen women: ${touches} touches`);
	// 15 × ₹3,800 = ₹57,000; 8 × ₹2,500 = ₹20,000 lent; 41,000 + 20,000 − 57,000 = ₹4,000 of the group's own.
	expect(draft.sheet.savings).toBe(5_700_000);
	expect(draft.sheet.lent).toBe(2_000_000);
	expect(draft.sheet.line('surplus')).toBe(400_000);
	expect(draft.sheet.difference).toBe(0);
	expect(touches).toBeLessThanOrEqual(250);
}, 60_000);

test('loans have a list of their own, whose first touch asks for the loan', async () => {
	const { app, draft } = await aDraft(3);
	const places: SetupPlace[] = [];
	const props = { draft, show: (next: SetupPlace) => places.push(next), refused: false };
	const first = present(draft.members[0], 'three women').memberId;
	draft.sheet.set(first, { saving: money(5000) });
	const lines = render(WithApp, {
		props: { app, component: BookQuestion, props: { ...props, place: 'sheet' } }
	});
	await userEvent.click(screen.getByRole('button', { name: /with didi as loans/ }));
	expect(places).toEqual(['borrowers']);
	lines.unmount();
	render(WithApp, { props: { app, component: BookQuestion, props: { ...props, place: 'borrowers' } } });
	// She has saved 50: of a loan nothing is written yet.
	await userEvent.click(screen.getByRole('button', { name: /number 1\b/ }));
	expect([places.at(-1), draft.line]).toEqual(['amount', 'loan']);
});

test('money that nobody gave yet is on no side; loans, funds and a loss are on theirs', async () => {
	const { draft } = await aDraft(3);
	const { sheet } = draft;
	const ids = draft.members.map(({ memberId }) => memberId);
	const first = present<MemberId>(ids[0], 'three women');
	sheet.set(first, {
		saving: money(300_000),
		voluntary: money(50_000),
		arrears: money(20_000),
		fine: money(1_000),
		loan: money(500_000),
		timesLeft: 5,
		source: 'cif'
	});
	// Of the 1,350 that are not lent, 850 lie in two accounts.
	sheet.write('box', money(50_000));
	sheet.write('bank', money(70_050));
	sheet.write('bank2', money(14_950));
	sheet.write('deficit', money(15_000));
	sheet.write('socialFund', money(30_000));
	sheet.write('revolvingFund', money(20_000));
	sheet.write('cifLoan', money(200_000));
	sheet.nameLender('cifLoan', 'community fund');
	// Rupees: 1,350 + 5,000 lent + 150 lost = 6,500; 3,000 + 500 + 300 + 200 + 2,000 = 6,000; 500 is claimed by nobody.
	expect(sheet.there).toBe(650_000);
	expect(sheet.claimed).toBe(600_000);
	expect(sheet.difference).toBe(50_000);
	sheet.write('grants', money(50_000));
	const terms = {
		percentPerMonth: '2',
		method: 'declining',
		period: 'calendarMonth',
		instalments: 1
	} as const;
	const bank = (['bank', 'bank2'] as const).map((line) => ({
		line,
		bankAccountId: line as string as BankAccountId
	}));
	const how = { bank, day: '2025-03-31' as LocalDate, terms, meets: 'month' } as const;
	expect(sheet.balances(ids, how)).toMatchObject({
		box: 50_000,
		bank: [
			{ bankAccountId: 'bank', amount: 70_050 },
			{ bankAccountId: 'bank2', amount: 14_950 }
		],
		savings: [
			{ memberId: first, fund: 'regular', amount: 300_000 },
			{ memberId: first, fund: 'voluntary', amount: 50_000 }
		],
		savingsArrears: [{ memberId: first, amount: 20_000 }],
		finesDue: [{ memberId: first, amount: 1_000 }],
		loans: [{ memberId: first, outstanding: 500_000, source: 'cif', terms: { instalments: 5 } }],
		borrowings: [{ lender: 'community fund', kind: 'cif', outstanding: 200_000 }],
		socialFund: 30_000,
		revolvingFund: 20_000,
		grants: 50_000,
		deficit: 15_000
	});
	// Without the community fund's money, it cannot be what was lent.
	sheet.write('cifLoan', money(0));
	expect(sheet.balances(ids, how).loans).toMatchObject([{ source: 'own' }]);
});

test('a second account is one touch more, and has a line of its own on the sheet', async () => {
	const { app, draft } = await aDraft(1);
	const show = () => undefined;
	const props = { draft, place: 'bank' as SetupPlace, show, refused: false };
	const question = render(WithApp, { props: { app, component: BookQuestion, props } });
	const name = () => screen.getByLabelText(/name of the bank/i);
	expect(screen.queryByRole('button', { name: 'another account' })).toBeNull();
	await userEvent.type(name(), 'Gramin Bank');
	await userEvent.click(screen.getByRole('button', { name: 'another account' }));
	await userEvent.type(name(), 'Post office');
	question.unmount();
	render(WithApp, { props: { app, component: OpeningLines, props: { ...props, place: 'sheet' } } });
	await userEvent.click(screen.getByRole('button', { name: /Post office/ }));
	expect(draft.line).toBe('bank2');
	const commands = newBookOf(draft, () => 'id').commands.filter(({ type }) => type === 'OpenBankAccount');
	expect(commands).toMatchObject([{ bank: 'Gramin Bank' }, { bank: 'Post office' }]);
});
