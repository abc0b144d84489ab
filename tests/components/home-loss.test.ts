import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { GroupState } from '#group';
import type { BookView } from '#session/book-view.svelte.ts';
import HomeScreen from '../../src/screens/home/HomeScreen.svelte';
import { HomeView } from '../../src/screens/frame/home-view.svelte.ts';
import { anApp } from '../support/app.ts';
import { bookOf, founded, meeting, saved, spent } from '../support/builders.ts';
import { openSixWomen } from '../support/six-women.ts';
import WithApp from './WithApp.svelte';

// What is stolen, or cut by a bank, is nobody's saving: the group has less than its women gave, and home says so.

const first = '2025-01-05';
const women = ['m1', 'm2', 'm3'].map((member) => saved(member, 20));
const earned = [...founded(first, { box: 100 }), ...meeting(1, first, ...women, spent('travel', 30))];
const lost = [...founded(first), ...meeting(1, first, ...women, spent('other', 40))];

test('what a group lost is heard in the place of what it earned, and never below zero', async () => {
	const { app } = await anApp();
	const heard = (state: GroupState) => {
		const home = new HomeView(app, { state, currency: 'INR' } as BookView);
		return [home.grown, home.lost, home.heardSides.split('. ').at(-1)];
	};
	expect(heard(bookOf(earned))).toEqual([7000, 0, 'profit seventy rupees.']);
	expect(heard(bookOf(lost))).toEqual([0, 4000, 'lost forty rupees.']);
});

test('a loss has a picture of its own beside the jar, with its sum and no sign', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	vi.spyOn(book, 'state', 'get').mockReturnValue({ ...book.state, balances: bookOf(lost).balances });
	render(WithApp, { props: { app, component: HomeScreen } });
	const sum = screen.getByText('lost').closest('.side');
	expect(sum).toHaveTextContent('40');
	expect(sum?.querySelector('[data-icon]')).toHaveAttribute('data-icon', 'withered');
	expect(sum?.textContent).not.toMatch(/[-−]/);
	expect(document.querySelector('[data-icon="sprout"]')).toBeNull();
	vi.restoreAllMocks();
});
