import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilQuiet } from './until-idle.ts';

beforeEach(() => {
	vi.useFakeTimers();
	// Stands in for the window of a browser.
	const page = new EventTarget();
	vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
	vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page));
	vi.stubGlobal('requestIdleCallback', (rested: () => void) => rested());
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function waiting() {
	let isQuiet = false;
	void untilQuiet().then(() => (isQuiet = true));
	return async (milliseconds: number) => {
		await vi.advanceTimersByTimeAsync(milliseconds);
		return isQuiet;
	};
}

test('a phone that nobody touches is quiet after three seconds', async () => {
	const after = waiting();
	expect(await after(2_999)).toBe(false);
	expect(await after(1)).toBe(true);
});

test.each(['pointerdown', 'keydown', 'touchmove'])('each %s begins them again', async (sign) => {
	const after = waiting();
	await after(2_000);
	dispatchEvent(new Event(sign));
	expect(await after(2_999)).toBe(false);
	expect(await after(1)).toBe(true);
	dispatchEvent(new Event(sign));
	expect(vi.getTimerCount()).toBe(0);
});
