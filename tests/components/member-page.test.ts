import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { zero } from '#money';
import MemberFigures from '../../src/screens/people/member-page/MemberFigures.svelte';
import { rupees, show, sunita } from './support.ts';

const loan = (number: number) => ({
	loanId: `loan-${String(number)}`,
	outstanding: rupees(100 * number),
	interestDue: rupees(number),
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

function draw(loans: number): void {
	show(MemberFigures, {
		face: sunita,
		page: {
			beads: ['present'],
			saved: rupees(240),
			savingsArrears: zero,
			loans: Array.from({ length: loans }, (_, place) => loan(place + 1))
		},
		slips: [],
		meetings: [meeting],
		currency: 'INR',
		listen: 'ready',
		onsay: () => undefined
	});
}
const loansSeen = () => screen.queryAllByRole('group', { name: 'loan left' }).length;
const meetingsSeen = () => screen.queryAllByRole('list', { name: 'last times' }).length;
const next = () => userEvent.click(screen.getByRole('button', { name: 'Next page' }));

describe('her page is turned, not scrolled (R12)', () => {
	test('with one loan everything stands on one part', () => {
		draw(1);
		expect([loansSeen(), meetingsSeen()]).toEqual([1, 1]);
		expect(screen.queryByRole('navigation')).toBeNull();
	});

	test('a second loan stands with her last meetings on the next part', async () => {
		draw(2);
		expect([loansSeen(), meetingsSeen()]).toEqual([1, 0]);
		await next();
		expect([loansSeen(), meetingsSeen()]).toEqual([1, 1]);
		expect(screen.queryByRole('group', { name: 'saved' })).toBeNull();
	});

	test('of many loans none is left out', async () => {
		draw(5);
		const seen = [loansSeen()];
		for (let part = 0; part < 3; part += 1) {
			await next();
			seen.push(loansSeen());
		}
		expect(seen).toEqual([1, 2, 2, 0]);
		expect(meetingsSeen()).toBe(1);
	});
});
