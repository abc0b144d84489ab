import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { present } from '#kernel';
import { officersWhoDecide } from '#group';
import { wordsOf } from '#session/context.ts';
import { nameOnPaper } from '#ui/symbol/symbols.ts';
import Indicator from '#ui/layout/Indicator.svelte';
import type { BookView } from '#session/book-view.svelte.ts';
import { BankReady } from '../../src/screens/bank/ready/bank-ready.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { executeNamed } from '../support/by-codes.ts';
import { openSixWomen } from '../support/six-women.ts';
import { show } from './support.ts';

/** Before the bank, with the group of six: a young group with an account and no resolution. */
let inMemory: AppInMemory;
let book: BookView;

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
});

describe('before the bank', () => {
	test('there are five indicators, each says how many of its ten flowers are full', async () => {
		const ready = new BankReady(inMemory.app, book);
		await ready.read();
		expect(ready.indicators.map(({ rule }) => rule)).toEqual([
			'meetings',
			'saving',
			'lending',
			'repayment',
			'books'
		]);
		for (const { tenths, heard, label } of ready.indicators) {
			expect(tenths === null || (tenths >= 0 && tenths <= 10)).toBe(true);
			expect(heard).toContain(label);
		}
	});

	test('what must be done comes first, with a picture and words of its own', async () => {
		const ready = new BankReady(inMemory.app, book);
		await ready.read();
		const { missing } = ready;
		expect(missing.length).toBeGreaterThan(0);
		const lastMust = missing.findLastIndex(({ must }) => must);
		expect(missing.slice(0, lastMust + 1).every(({ must }) => must)).toBe(true);
		expect(missing.every(({ text }) => !text.includes('{'))).toBe(true);
		expect(new Set(missing.map(({ key }) => key)).size).toBe(missing.length);
	});

	test('a woman without a name is listed, and stands by her symbol on papers with names', async () => {
		const ready = new BankReady(inMemory.app, book);
		await ready.read();
		const names = () => ready.missing.filter(({ key }) => key === 'name').map(({ text }) => text);
		expect(names()).toEqual([]);
		const fifth = present(book.memberIds[4], 'six women');
		expect(nameOnPaper(book.face(fifth), wordsOf(inMemory.app))).toBe('Oleander');
		const approvedBy = officersWhoDecide(book.state).slice(0, 2);
		const erasure = { type: 'NoteErasure', on: inMemory.app.today, memberId: fifth, approvedBy } as const;
		expect(await executeNamed(book.session, 'erased', erasure)).toMatchObject({ ok: true });
		expect(await book.eraseName(fifth)).toMatchObject({ ok: true });
		expect(names()).toEqual(['Write the name of number 5.']);
		expect(nameOnPaper(book.face(fifth), wordsOf(inMemory.app))).toBe('(pineapple)');
	});
});

test('an indicator is heard when it is touched', async () => {
	const onpress = vi.fn();
	show(Indicator, { icon: 'meeting', label: 'meetings', tenths: 7, heard: 'meetings: 7 of 10', onpress });
	const button = screen.getByRole('button', { name: 'meetings: 7 of 10' });
	expect(button.querySelectorAll('.heart')).toHaveLength(7);
	expect(button.querySelectorAll('.missing')).toHaveLength(3);
	await userEvent.click(button);
	expect(onpress).toHaveBeenCalledOnce();
});
