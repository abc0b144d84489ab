import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { fewestPieces } from '#money';
import MoneyCard from '#ui/money/MoneyCard.svelte';
import MoneyText from '#ui/money/MoneyText.svelte';
import NoteStack from '#ui/money/NoteStack.svelte';
import { rupees, show } from './support.ts';

const pilesDrawn = (): number[] =>
	[...document.querySelectorAll('.pile')].map((pile) => pile.querySelectorAll('g').length);

describe('a stack of notes', () => {
	test('shows the fewest notes, largest first, and says their sum', () => {
		show(NoteStack, { amount: rupees(1460) });
		const stack = screen.getByRole('img', { name: 'one thousand four hundred sixty rupees' });
		expect([...stack.querySelectorAll('text')].map((text) => text.textContent.trim())).toEqual([
			'500',
			'500',
			'200',
			'200',
			'50',
			'10'
		]);
	});

	test('fans three of a kind, which are counted at a glance, and counts four in digits', () => {
		show(NoteStack, { amount: rupees(1500) });
		expect(pilesDrawn()).toEqual([3]);
		expect(screen.queryByText('×3')).not.toBeInTheDocument();
		document.body.replaceChildren();
		show(NoteStack, { amount: rupees(2000) });
		expect(screen.getByText('×4')).toBeVisible();
		expect(pilesDrawn()).toEqual([1]);
	});

	test('in a list draws one of each kind', () => {
		show(NoteStack, { amount: rupees(880), dense: true });
		expect(pilesDrawn()).toEqual([1, 1, 1, 1, 1, 1]);
		expect(pilesDrawn().length).toBe(fewestPieces(rupees(880), 'INR').length);
	});

	test('knows the notes of Nepal and gives any other currency plain pieces', () => {
		show(NoteStack, { amount: rupees(1500) }, 'NPR');
		expect(screen.getByRole('img').textContent).toContain('1000');
		document.body.replaceChildren();
		show(NoteStack, { amount: rupees(1) }, 'UGX');
		expect(screen.getByText('×100')).toBeVisible();
	});
});

describe('an amount', () => {
	test('stands as numeral, notes and voice together (R1)', async () => {
		const onlisten = vi.fn();
		show(MoneyCard, { amount: rupees(1_23_456), label: 'saved', tone: 'in', onlisten });
		expect(screen.getByText('1,23,456')).toBeVisible();
		expect(screen.getByRole('img', { name: /^one lakh twenty-three thousand/ })).toBeInTheDocument();
		await userEvent.click(screen.getByRole('button', { name: /^listen: one lakh/ }));
		expect(onlisten).toHaveBeenCalledOnce();
	});

	test('on a phone without a voice the listen button is crossed', () => {
		show(MoneyCard, { amount: rupees(20), onlisten: vi.fn(), listen: 'off' });
		expect(screen.getByRole('button', { name: 'No voice on this phone' })).toHaveAttribute(
			'data-state',
			'off'
		);
	});

	test('nothing is a nought without notes', () => {
		show(MoneyCard, { amount: rupees(0), onlisten: vi.fn() });
		expect(screen.getByText('0')).toBeVisible();
		expect(document.querySelector('.note-stack')).toBeNull();
	});

	test('on paper carries the currency’s mark', () => {
		show(MoneyText, { amount: rupees(1240), mark: true });
		expect(screen.getByText('₹1,240')).toBeVisible();
	});
});
