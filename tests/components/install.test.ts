import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { installOfferOf } from '#session/install-offer.svelte.ts';
import InstallSheet from '../../src/screens/frame/InstallSheet.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import { until } from '../support/patience.ts';
import WithApp from './WithApp.svelte';

type Way = 'installed' | 'ask' | 'not-yet' | 'by-hand';

/** A group with a closed meeting, in a browser that installs in this way. */
async function aGroup(way: Way): Promise<{ inMemory: AppInMemory; asked: () => number }> {
	const inMemory = await anApp();
	const book = await openSixWomen(inMemory.app);
	let asked = 0;
	Object.assign(book.cover, { practice: false });
	Object.assign(inMemory.app.parts, {
		installing: {
			way: () => way,
			ask: () => {
				asked += 1;
				return Promise.resolve(true);
			},
			follow: () => undefined
		}
	});
	return { inMemory, asked: () => asked };
}

test.each<[Way, boolean]>([
	['ask', true],
	['by-hand', true],
	['not-yet', false],
	['installed', false]
])('%s: home offers it: %s', async (way, isDue) => {
	const { inMemory } = await aGroup(way);
	expect(installOfferOf(inMemory.app).isDue).toBe(isDue);
});

test('it is offered once: a yes and a no both end it, help shows the way for as long as there is one', async () => {
	const { inMemory } = await aGroup('ask');
	const offer = installOfferOf(inMemory.app);
	offer.answered();
	expect([offer.isDue, offer.way]).toEqual([false, 'ask']);
	expect(inMemory.app.parts.settings.read('install-offered')).toBe('yes');
	await offer.ask();
	expect(offer.way).toBeNull();
});

test('the sheet asks the browser; where that never asks, it says which menu', async () => {
	const { inMemory, asked } = await aGroup('ask');
	let closed = 0;
	const props = { onclose: () => (closed += 1) };
	const { unmount } = render(WithApp, { props: { app: inMemory.app, component: InstallSheet, props } });
	await userEvent.click(screen.getByRole('button', { name: 'Put it on the phone' }));
	await until(() => closed === 1);
	expect(asked()).toBe(1);
	unmount();

	const other = await aGroup('by-hand');
	render(WithApp, { props: { app: other.inMemory.app, component: InstallSheet, props } });
	expect(screen.getByText(/Open the menu of the browser/)).toBeVisible();
	await userEvent.click(screen.getByRole('button', { name: 'OK, right' }));
	await until(() => closed === 2);
	expect(other.asked()).toBe(0);
});
