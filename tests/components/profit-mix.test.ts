import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { present, type MemberId } from '#kernel';
import type { Command } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { undoActOf } from '#session/meeting/undo-act.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { MeetingPoints } from '../../src/screens/meeting/close/meeting-points.svelte.ts';
import { DividendView } from '../../src/screens/sharing/people-dividend.svelte.ts';
import Group from '../../src/routes/group/+page.svelte';
import Profit from '../../src/routes/group/profit/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { openSixWomen } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';
import { flower } from '../support/flowers.ts';
import { untilHolds } from '../support/patience.ts';

/**
 * Six women. At today's meeting the first five save ₹20 again and have 40, the sixth has 20: 220 in all. ₹110 are shared:
 * by savings alone 20 each and 10 for the sixth. Half of it the same for all (55 ÷ 6 = 9 each, 1 stays) and half by
 * savings (55 × 40 ÷ 220 = 10, 55 × 20 ÷ 220 = 5): 19 each and 14 for the sixth, 1 stays.
 */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;
const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'she is known');

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
	const on = meeting.day;
	const roll = book.memberIds.map((memberId, place): Command =>
		place === 5
			? { type: 'AnswerRoll', on, memberId, answer: 'came' }
			: { type: 'AnswerRoll', on, memberId, answer: 'gave', amount: rupees(20) }
	);
	await book.run(book.newOperationId(), { type: 'OpenMeeting', on, kind: 'regular' }, ...roll);
});

describe('profit by a mix of rules', () => {
	test('each rule shares its part; beside it stands what the heaviest alone would give', async () => {
		const profit = new DividendView(meeting);
		await profit.open();
		profit.choose('mixed');
		expect([profit.step, profit.mix.weights]).toEqual(['mix', { equal: 50, bySavings: 50 }]);
		profit.mix.less('equal');
		profit.mix.more('bySavings');
		expect([profit.mix.heaviest, profit.mix.isWhole]).toEqual(['bySavings', true]);
		profit.mix.less('bySavings');
		profit.mix.more('equal');
		profit.mixIsRight();
		profit.entered.change(rupees(110));
		expect([1, 6].map((number) => profit.partOf(woman(number)))).toEqual([rupees(19), rupees(14)]);
		expect(profit.stays).toBe(rupees(1));
		profit.mix.less('equal');
		profit.mix.more('bySavings');
		expect([1, 6].map((number) => profit.aloneOf(woman(number)))).toEqual([rupees(20), rupees(10)]);
	});

	test('nothing is shared before the parts make a hundred; more than a hundred there is not', () => {
		const { mix } = new DividendView(meeting);
		mix.more('interestBack');
		expect(mix.of('interestBack')).toBe(0);
		mix.less('equal');
		expect([mix.rest, mix.isWhole]).toEqual([10, false]);
		mix.more('interestBack');
		expect([mix.weights, mix.isWhole]).toEqual([{ equal: 40, bySavings: 50, interestBack: 10 }, true]);
		mix.take({ bySavings: 60, interestBack: 40 });
		expect([mix.of('equal'), mix.heaviest]).toEqual([0, 'bySavings']);
		expect(mix.rules).not.toContain('byShares');
	});

	test('outside a meeting it says at once that it needs one, and leads there and back', async () => {
		const other = await anApp();
		const closed = await openSixWomen(other.app);
		render(InMeeting, { props: { app: other.app, book: closed, component: Profit, props: {} } });
		expect(await screen.findByText('Start the meeting first.')).toBeVisible();
		expect(screen.getByRole('button', { name: 'the same for each' })).toBeDisabled();
		await userEvent.click(screen.getByRole('button', { name: 'to the meeting' }));
		expect(goto).toHaveBeenLastCalledWith('/meeting/roll');
		expect(closed.draft.task?.path).toBe('/group/profit');
	});

	test('while a meeting goes on, the screen of the group leads back into it', async () => {
		const { unmount } = render(InMeeting, {
			props: { app: inMemory.app, book, component: Group, props: {} }
		});
		await userEvent.click(screen.getByRole('button', { name: 'Go on with the meeting' }));
		expect(goto).toHaveBeenLastCalledWith('/meeting');
		unmount();
		const other = await anApp();
		const closed = await openSixWomen(other.app);
		render(InMeeting, { props: { app: other.app, book: closed, component: Group, props: {} } });
		expect(screen.queryByRole('button', { name: 'Go on with the meeting' })).toBeNull();
	});

	test('is chosen by pictures, and the event keeps the weights', async () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: Profit, props: {} } });
		const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
		await press('mixed');
		await press('ten less: the same for each');
		expect(screen.getByRole('button', { name: 'OK, right' }).hasAttribute('disabled')).toBe(true);
		await press('ten more: the same for each');
		const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
		expect(violations).toEqual([]);
		await press('OK, right');
		await press(/100 note/);
		await press('OK, right');
		// 50 ÷ 6 = 8 and 50 × 40 ÷ 220 = 9; the sixth 8 and 50 × 20 ÷ 220 = 4.
		expect(screen.getByRole('button', { name: /Palash/ })).toHaveTextContent('12');
		// 5 × 17 and 12 are 97: what no coin can share is told before anybody says that it is right.
		expect(screen.getByText('left over, stays in the box')).toBeVisible();
		expect(screen.getByRole('img', { name: 'three rupees' })).toBeVisible();
		await press('OK, right');
		for (const number of [1, 2]) await press(new RegExp(`^${flower(number)}`));
		await press('all say yes');
		await untilHolds(() =>
			expect(book.operations.at(-1)?.events[0]).toMatchObject({
				type: 'DividendPaid',
				rule: 'mixed',
				weights: { equal: 50, bySavings: 50 }
			})
		);
		// What the circle hears before the close, and the undo, say what was given: not the 100 that it was taken from.
		expect(new MeetingPoints(meeting).all.map(({ text }) => text)).toEqual([
			[
				'more saved, more share: 50 of a hundred. the same for each: 50 of a hundred.',
				...[1, 2, 3, 4, 5].map((number) => `${flower(number)} didi: seventeen rupees.`),
				'Palash didi: twelve rupees. left over, stays in the box: three rupees.',
				'ninety-seven rupees of profit is shared.'
			].join(' ')
		]);
		const undo = undoActOf(book, meeting.words, () => undefined);
		expect([undo?.text, undo?.label]).toEqual(['97', expect.stringContaining('ninety-seven rupees')]);
	});
});
