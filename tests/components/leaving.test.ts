import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import ChoosingScreen from '../../src/screens/print/registers/ChoosingScreen.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { openSixWomen } from '../support/six-women.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

/** A screen of papers reads the whole book first; whoever does not wait for it goes on to another one. */
let inMemory: AppInMemory;

beforeAll(throwNodesExceptions);
beforeEach(async () => {
	inMemory = await anApp();
	await openSixWomen(inMemory.app);
});
afterEach(() => inMemory.app.lock());

/** @returns what ends the reading, and what takes the screen away */
function open() {
	let end = (): void => undefined;
	const reading = new Promise<void>((resolve) => (end = resolve));
	const paper = {
		view: { load: () => reading, fault: null },
		choice: null,
		choices: [],
		prompt: 'Which meeting?',
		onperiod: vi.fn(),
		onchoose: vi.fn(),
		onback: vi.fn()
	};
	const { unmount } = render(WithApp, {
		props: { app: inMemory.app, component: ChoosingScreen, props: paper }
	});
	return { end, unmount };
}

test('once it is read, the screen says what it asks', async () => {
	const { end } = open();
	end();
	await untilHolds(() => {
		expect(inMemory.said).toContain('Which meeting?');
	});
});

test('where people have gone on before it was read, it does not speak on their next screen', async () => {
	const { end, unmount } = open();
	unmount();
	end();
	await tick();
	await new Promise((resolve) => setTimeout(resolve));
	expect(inMemory.said).not.toContain('Which meeting?');
});
