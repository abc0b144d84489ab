import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FoundGroup } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { newBookOf } from '../../src/screens/founding/setup-book.ts';
import { SetupDraft } from '../../src/screens/founding/setup-draft.svelte.ts';
import { stepsFor } from '../../src/screens/founding/setup-steps.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import RollScreen from '../../src/routes/meeting/roll/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';

/** Groups that save in shares, founded and held by touch. */

let inMemory: AppInMemory;
const rupees = (amount: number): Money => money(amount * 100);

beforeEach(async () => {
	inMemory = await anApp();
});

describe('founding', () => {
	const founding = (draft: SetupDraft): FoundGroup => newBookOf(draft, () => 'id').commands[0] as FoundGroup;

	test('one touch saves in shares that are shared out: value, limit, social fund and interest by habit', () => {
		const draft = new SetupDraft(inMemory.app);
		draft.saving = rupees(50);
		expect(stepsFor(draft)).not.toContain('shares-most');
		draft.inShares = true;
		expect(stepsFor(draft)).toContain('shares-most');
		expect(stepsFor(draft)).not.toContain('fund-shared');
		draft.rules.setSharesMax(3);
		draft.method = 'upFront';
		draft.rules.change({ ...draft.rules.rules, socialFund: { amount: rupees(5), sharedOut: true } });
		expect(stepsFor(draft)).toContain('fund-shared');
		expect(founding(draft).constitution).toMatchObject({
			kind: 'vsla',
			saving: { mode: 'shares', shareValue: 5000, sharesMax: 3 },
			interest: { method: 'upFront' },
			socialFund: { amount: 500, sharedOut: true }
		});
		draft.inShares = false;
		expect(founding(draft).constitution).toMatchObject({
			kind: 'shg',
			saving: { mode: 'fixed', amount: 5000 }
		});
	});

	test('what was saved before stands in shares', () => {
		const draft = new SetupDraft(inMemory.app);
		draft.saving = rupees(50);
		draft.inShares = true;
		draft.addMember('fish');
		const memberId = draft.member?.memberId ?? ('' as never);
		draft.fromPaper = true;
		draft.sheet.set(memberId, { saving: rupees(200) });
		draft.sheet.write('box', rupees(200));
		expect(newBookOf(draft, () => 'id').commands.at(-1)).toMatchObject({
			type: 'EnterOpeningBalances',
			balances: { savings: [{ memberId, fund: 'shares', amount: 20_000 }] }
		});
	});
});

describe('the roll', () => {
	let book: BookView;
	beforeEach(async () => {
		const saving = { mode: 'shares', shareValue: rupees(20), sharesMax: 3 } as const;
		book = await openSixWomen(inMemory.app, { kind: 'vsla', saving });
	});

	test('a touch is a share, up to the limit; the next woman begins with one', async () => {
		const roll = new RollView(new MeetingView(inMemory.app, book), null);
		expect([roll.sharesMost, roll.gives]).toEqual([3, rupees(20)]);
		roll.oneMore();
		expect([roll.shares, roll.gives, roll.saved.after]).toEqual([2, rupees(40), rupees(60)]);
		expect(inMemory.said.at(-1)).toBe('2 shares. forty rupees.');
		roll.oneMore();
		roll.oneMore();
		expect(roll.shares).toBe(1);
		roll.oneMore();
		await roll.answer('gave', roll.gives);
		expect(book.operations.at(-1)?.events).toContainEqual(
			expect.objectContaining({ type: 'SavingDeposited', fund: 'shares', amount: 4000 })
		);
		expect([roll.shares, roll.memberId]).toEqual([1, book.memberIds[1]]);
	});

	test('is drawn as stamps on a page', async () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: RollScreen, props: {} } });
		const stamps = () =>
			[...document.querySelectorAll('[data-stamps]')].map((page) => page.getAttribute('data-stamps'));
		expect(stamps()).toEqual(['1']);
		await userEvent.click(screen.getByRole('button', { name: '1 share' }));
		expect(stamps()).toEqual(['2']);
		expect(screen.getByRole('button', { name: /^gave/ })).toHaveTextContent('40');
	});
});
