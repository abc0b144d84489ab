import { cleanup, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { createRawSnippet } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { toLocalDate, type LocalDate } from '#kernel';
import BigChoice from '#ui/layout/BigChoice.svelte';
import MarkRow from '#ui/layout/MarkRow.svelte';
import MoonDay from '#ui/layout/MoonDay.svelte';
import Pager from '#ui/layout/Pager.svelte';
import Refusal from '#ui/layout/Refusal.svelte';
import Screen from '#ui/layout/Screen.svelte';
import Sheet from '#ui/layout/Sheet.svelte';
import { closeLastSheet } from '#ui/layout/ways-back.ts';
import BookAndBox from '#ui/meeting/BookAndBox.svelte';
import StepRow from '#ui/meeting/StepRow.svelte';
import SealCode from '#ui/meeting/SealCode.svelte';
import Beads from '#ui/member/Beads.svelte';
import MemberTile from '#ui/member/MemberTile.svelte';
import { rupees, seven, show, sunita } from './support.ts';

const body = createRawSnippet(() => ({ render: () => '<p>the body</p>' }));
const day = (text: string): LocalDate => {
	const read = toLocalDate(text);
	if (!read.ok) throw new Error(text);
	return read.value;
};
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('a screen', () => {
	test('has back, lock, listen and one main act, each with words', async () => {
		const acts = { onback: vi.fn(), onlock: vi.fn(), onlisten: vi.fn() };
		const onpress = vi.fn();
		show(Screen, {
			title: 'Roll',
			icon: 'gullak-in',
			...acts,
			primary: { label: 'OK', onpress },
			children: body
		});
		for (const name of ['Back', 'Close the book', 'Listen', 'OK']) await press(name);
		expect(Object.values(acts).map((act) => act.mock.calls.length)).toEqual([1, 1, 1]);
		expect(onpress).toHaveBeenCalledOnce();
		expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
	});

	test('while something can be taken back, the chip says whose and what; the title stays for screen readers', async () => {
		const onundo = vi.fn();
		const undo = { face: sunita, text: '20', label: 'Take back: Sunita didi, twenty rupees', onundo };
		show(Screen, { title: 'Roll', undo, children: body });
		// What is seen on it is part of its name, too.
		await press('Take back: Sunita didi, twenty rupees 20');
		expect(onundo).toHaveBeenCalledOnce();
		expect(screen.getByRole('heading', { name: 'Roll' })).toHaveClass('for-ears');
	});

	test('while an entry is written the chip takes no touch, rather than losing it', () => {
		const undo = { text: '20', label: 'Take back: twenty rupees', onundo: vi.fn() };
		show(Screen, { title: 'Roll', undo, still: true, children: body });
		expect(screen.getByRole('button', { name: 'Take back: twenty rupees 20' })).toHaveProperty('inert', true);
	});

	test('begins at its heading, and leaves whoever stands on something there', () => {
		show(Screen, { title: 'Roll', primary: { label: 'OK', onpress: () => undefined }, children: body });
		expect(screen.getByRole('heading', { name: 'Roll' })).toHaveFocus();
		const button = screen.getByRole('button', { name: 'OK' });
		button.focus();
		show(Screen, { title: 'Fines', children: body });
		expect(button).toHaveFocus();
	});

	test('practice is marked', () => {
		show(Screen, { title: 'Roll', practice: true, children: body });
		expect(screen.getByRole('img', { name: 'practice' })).toBeVisible();
	});

	test('a refusal speaks at once, says what to do, and blames nobody', async () => {
		const again = vi.fn();
		show(Refusal, {
			text: 'The box does not hold so much.',
			icon: 'tin-box',
			action: { label: 'Again', onpress: again }
		});
		expect(screen.getByRole('alert')).toHaveTextContent('The box does not hold so much.');
		await press('Again');
		expect(again).toHaveBeenCalledOnce();
	});

	test('a panel closes by its cross and by the back key', async () => {
		// jsdom knows the element but not its modal half.
		const onclose = vi.fn();
		show(Sheet, { open: true, title: 'What for?', onclose, children: body });
		await press('Close');
		expect(onclose).toHaveBeenCalledOnce();
		// The back key closes it and nothing else; a browser that closes it itself is followed.
		expect(closeLastSheet()).toBe(true);
		expect(onclose).toHaveBeenCalledTimes(2);
		screen.getByRole('dialog').dispatchEvent(new Event('close'));
		expect(onclose).toHaveBeenCalledTimes(3);
		cleanup();
		expect(closeLastSheet()).toBe(false);
		expect(onclose).toHaveBeenCalledTimes(3);
	});

	test('pages turn by big arrows and end at both ends', async () => {
		const onpage = vi.fn();
		show(Pager, { page: 0, pages: 3, onpage });
		expect(screen.getByRole('button', { name: 'Page before' })).toBeDisabled();
		await press('Next page');
		expect(onpage).toHaveBeenCalledWith(1);
		expect(screen.getByRole('img', { name: '1 of 3' })).toBeVisible();
	});

	test('a choice says whether it is chosen', () => {
		show(BigChoice, { label: 'seed', icon: 'sprout', selected: true, onpress: vi.fn() });
		expect(screen.getByRole('button', { name: 'seed' })).toHaveAttribute('aria-pressed', 'true');
	});
});

describe('a woman’s tile', () => {
	test('says who she is, what she did and how much', () => {
		show(MemberTile, { face: sunita, state: 'saved', amount: rupees(20), onpress: vi.fn() });
		const tile = screen.getByRole('button', { name: 'Sunita didi, number 7, saved, twenty rupees' });
		expect(tile).toHaveAttribute('data-state', 'saved');
	});

	test('without a name she is her symbol', () => {
		show(MemberTile, { face: seven, state: 'absent' });
		expect(screen.getByRole('img', { name: 'parrot didi, number 7, did not come' })).toBeVisible();
	});

	test('on the lock she shows her office', () => {
		show(MemberTile, { face: seven, icon: 'pen', iconLabel: 'writer', onpress: vi.fn() });
		expect(screen.getByRole('button', { name: 'parrot didi, number 7, writer' })).toBeVisible();
		expect(document.querySelector('[data-icon="pen"]')).not.toBeNull();
	});

	test('her attendance is a string of beads', async () => {
		const onbead = vi.fn();
		show(Beads, { beads: ['present', 'late', 'absent'], at: 1, onbead });
		await press('3: did not come');
		expect(onbead).toHaveBeenCalledWith(2);
		expect(screen.getByRole('group', { name: '2 of 3' })).toBeVisible();
	});
});

describe('the meeting', () => {
	test('a step of the meeting says its state and, once done, its total', async () => {
		const onpress = vi.fn();
		const step = {
			place: 1,
			icon: 'gullak-in',
			label: 'came and saved',
			hint: '18 of 20',
			state: 'done'
		} as const;
		show(StepRow, { ...step, amount: rupees(360), onpress });
		await press('1. came and saved, three hundred sixty rupees, 18 of 20 done');
		expect(onpress).toHaveBeenCalledOnce();
		expect(screen.getByText('360')).toBeVisible();
	});

	test.each([
		[1730, 1680, 'less', 'the box has less'],
		[1680, 1730, 'more', 'the box has more'],
		[1730, 1730, 'equal', 'equal']
	])('book %i and box %i: %s', (book, box, state, words) => {
		show(BookAndBox, { book: rupees(book), box: rupees(box) });
		expect(screen.getByText(words)).toBeVisible();
		expect(screen.queryAllByText('50', { selector: '.money' }).length).toBe(state === 'equal' ? 0 : 1);
	});

	test('the seal’s numbers stand in pairs beside three pictures with names', () => {
		show(SealCode, { digits: '40718352', pictures: [9, 41, 63] });
		expect(screen.getByRole('img', { name: /40 71 83 52$/ })).toBeVisible();
		expect(screen.getByRole('group').textContent).toMatch(/parrot\s*roti\s*bread/);
	});

	test('a day is a moon and a weekday', () => {
		show(MoonDay, { day: day('2026-11-24') });
		expect(screen.getByRole('img', { name: 'Tuesday, 24 November 2026, full moon' })).toBeVisible();
	});

	test('the three marks say where the book is, and which copy is old', () => {
		show(MarkRow, { onPhone: true, secondCopy: true, awayDays: 17 });
		expect(screen.getByRole('list', { name: 'Where the book is' })).toBeVisible();
		expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim())).toEqual([
			'on this phone',
			'second copy here',
			'17 days ago: missing'
		]);
	});
});
