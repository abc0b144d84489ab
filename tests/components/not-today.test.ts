import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { until } from '../support/patience.ts';
import { openSixWomen } from '../support/six-women.ts';
import GiveBack from '../../src/routes/meeting/give-back/+page.svelte';
import MeetingScreen from '../../src/routes/meeting/+page.svelte';
import InMeeting from './InMeeting.svelte';

// Two of the six owe today. Who gives nothing must never look like who gave.

let inMemory: AppInMemory;
let book: BookView;

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
});

const draw = (component: unknown) => render(InMeeting, { props: { app: inMemory.app, book, component } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const pictures = (within: Element) =>
	[...within.querySelectorAll('[data-icon]')].map((icon) => icon.getAttribute('data-icon'));
const who = () => new MeetingView(inMemory.app, book);

test('in the overview: who gave has the box, who did not has open hands and is no plain face', async () => {
	draw(GiveBack);
	await press('not today');
	await press(/^gave all/);
	await until(() => screen.queryByRole('button', { name: /, given/ }) !== null);
	const not = screen.getByRole('button', { name: /^\w+ didi, .*not today/ });
	expect(not).toHaveAttribute('data-look', 'dashed');
	expect(pictures(not)).toEqual(['open-hands']);
	const paid = screen.getByRole('button', { name: /, given/ });
	expect(paid).toHaveAttribute('data-look', 'leaf');
	expect(pictures(paid)).toEqual(['box-in']);
	// All were asked: nobody is asked for any more, and the arrow that ends it is.
	expect(inMemory.said.at(-1)).toMatch(/rupees\. Touch below\.$/);
});

test('on the screen of the meeting: where all said "not today", the step has open hands and no tick, and is not asked again', async () => {
	const { unmount } = draw(GiveBack);
	await press('not today');
	await press('not today');
	unmount();
	draw(MeetingScreen);
	const step = screen.getByRole('button', { name: /^2\. .*not today/ });
	const row = step.parentElement as HTMLElement;
	expect(within(row).queryByText('done')).toBeNull();
	expect(row).toHaveAttribute('data-state', 'passed');
	expect(pictures(row)).toContain('open-hands');
	expect(pictures(row)).not.toContain('check');
	expect(who().next('roll')).not.toBe('give-back');
});
