import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import { page } from '$app/state';
import { present } from '#kernel';
import { codePictures } from '#ui/symbol/symbols.ts';
import CorrectionScreen from '../../src/routes/red-book/entry/+page.svelte';
import { RedBookView } from '../../src/screens/book/red-book-view.svelte.ts';
import TwinMeeting from '../../src/screens/meeting/TwinMeeting.svelte';
import { anApp } from '../support/app.ts';
import { appWithMeeting } from '../support/app-with-group.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import { english } from './support.ts';
import InMeeting from './InMeeting.svelte';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// Who cannot read has only the voice: after a deed it says that it is done, and asks nothing of a screen that is being left.

beforeAll(throwNodesExceptions);

test('while the screen of the close goes over to the seal, nobody is asked whether the sealed meeting is one more; a sheet asks it itself, beside its pictures', async () => {
	const { app, said } = await appWithMeeting();
	const book = present(app.book, 'it is open');
	const children = createRawSnippet(() => ({ render: () => '<p>the close</p>' }));
	const at = (id: '/meeting/close' | '/meeting/roll' | '/meeting/sheet') => {
		const route = vi.spyOn(page, 'route', 'get').mockReturnValue({ id });
		render(InMeeting, { props: { app, book, component: TwinMeeting, props: { children } } }).unmount();
		route.mockRestore();
		return said.filter((text) => text.includes('Is this one more?'));
	};
	expect(at('/meeting/close')).toEqual([]);
	expect(at('/meeting/sheet')).toEqual([]);
	expect(at('/meeting/roll')).toHaveLength(1);
});

test('the second code says what is still to be touched; a line put right is told as done, and its page is shown', async () => {
	const { app, said } = await anApp();
	const book = await openSixWomen(app);
	const red = new RedBookView(app, book);
	const [card] = present(await red.readCards(), 'there are pages');
	const { place } = present(card, 'one meeting');
	const address = Object.assign(new URL('/red-book/entry', 'http://localhost'), {
		search: `?place=${String(place)}&page=2&of=${String(book.memberIds[4])}`
	});
	const at = vi.spyOn(page, 'url', 'get').mockReturnValue(address as never);
	render(WithApp, { props: { app, component: CorrectionScreen } });
	const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
	await press(/^this one is wrong: .*saved/);
	await press(/^it did not happen/);
	for (const officer of [/^Rose didi/, /^Jasmine didi/]) {
		await press(officer);
		for (const digit of sixWomensCode) {
			const picture = present(codePictures[Number(digit) - 1], 'nine');
			await userEvent.click(screen.getByLabelText(english.say(`picture.symbol-${picture}`)));
		}
		await untilHolds(() =>
			expect(screen.getByRole('button', { name: officer })).toHaveAttribute('aria-pressed', 'true')
		);
	}
	await untilHolds(() => expect(said.at(-1)).toBe('Jasmine didi. Touch below.'));
	const before = said.length;
	await press('write the new line');
	await untilHolds(() => expect(goto).toHaveBeenCalled());
	expect(said.slice(before).map((text) => text.replace(/^It was .*, now nothing\./, 'read back'))).toEqual([
		'read back done.'
	]);
	expect(goto).toHaveBeenLastCalledWith(`/red-book/meeting?place=${String(place)}&page=2&told`, {
		replaceState: true
	});
	at.mockRestore();
});
