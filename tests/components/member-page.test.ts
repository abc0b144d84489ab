import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { LocalDate } from '#kernel';
import { zero } from '#money';
import MemberFigures from '../../src/screens/people/member-page/MemberFigures.svelte';
import MemberRows from '../../src/screens/people/member-page/MemberRows.svelte';
import { meetingsHeard } from '../../src/screens/people/member-page/member-page-words.ts';
import { english, rupees, show } from './support.ts';

const loan = (number: number) => ({
	loanId: `loan-${String(number)}`,
	outstanding: rupees(100 * number),
	interestDue: rupees(number),
	overdueInterest: zero,
	instalmentsGiven: 1,
	instalments: 4
});
const meeting = {
	key: 'regular 1',
	struck: false,
	day: '2026-11-24' as LocalDate,
	mark: 'present' as const,
	saved: rupees(20),
	paid: zero,
	lent: zero
};

const onolder = vi.fn();

function draw(loans: number, shares: number | null = null): void {
	show(MemberFigures, {
		page: {
			saved: rupees(240),
			shares,
			growth: [
				{ savings: rupees(220), came: false },
				{ savings: rupees(240), came: true }
			],
			heldForOthers: [],
			savingsArrears: zero,
			loans: Array.from({ length: loans }, (_, place) => loan(place + 1))
		},
		slips: [],
		listen: 'ready',
		onsay: () => undefined,
		meetings: [meeting],
		onprint: () => undefined,
		onolder
	});
}
test('a woman who saves in shares has so many of them', () => {
	draw(0, 12);
	expect(screen.getByText('12 shares')).toBeVisible();
});

const loansSeen = () => screen.queryAllByRole('region', { name: 'loan left' }).length;
const next = () => userEvent.click(screen.getByRole('button', { name: 'Next page' }));

describe('her page is turned, not scrolled (R12)', () => {
	test('with one loan everything stands on one part; her last meetings are one touch away', async () => {
		draw(1);
		expect(loansSeen()).toBe(1);
		expect(screen.queryByRole('navigation')).toBeNull();
		await userEvent.click(screen.getByRole('button', { name: 'last times' }));
		expect(onolder).toHaveBeenCalledOnce();
	});

	test('a second loan stands on the next part, without her saving', async () => {
		draw(2);
		expect(loansSeen()).toBe(1);
		await next();
		expect(loansSeen()).toBe(1);
		expect(screen.queryByRole('region', { name: 'saved' })).toBeNull();
	});

	test('of many loans none is left out', async () => {
		draw(5);
		const seen = [loansSeen()];
		for (let part = 0; part < 2; part += 1) {
			await next();
			seen.push(loansSeen());
		}
		expect(seen).toEqual([1, 2, 2]);
	});

	test('her wall has a brick for each time, and a meeting that she missed is a dashed strip', () => {
		draw(1);
		expect(document.querySelectorAll('[data-brick="given"]')).toHaveLength(1);
		expect(document.querySelectorAll('[data-brick="owed"]')).toHaveLength(3);
		expect(document.querySelectorAll('.growth i[data-came="false"]')).toHaveLength(1);
	});
});

test('her last meetings stand in a list', () => {
	show(MemberRows, { meetings: [meeting], slips: [], onsay: vi.fn(), most: 8 });
	expect(screen.getByRole('list', { name: 'last times' }).children).toHaveLength(1);
});

test('older meetings are turned to, and the ear says those of the page that is shown', async () => {
	const meetings = Array.from({ length: 20 }, (_, place) => ({
		...meeting,
		key: `regular ${String(20 - place)}`,
		saved: rupees(100 + 20 - place)
	}));
	show(MemberRows, { meetings, slips: [], onsay: vi.fn(), most: 8 });
	await next();
	await next();
	const rows = screen.getByRole('list', { name: 'last times' });
	expect(rows.children).toHaveLength(4);
	expect(rows).toHaveTextContent('101');
	const heard = meetingsHeard(meetings.slice(16), english, 'INR');
	expect(heard.match(/saved/g)).toHaveLength(4);
});
