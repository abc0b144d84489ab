import { afterEach, expect, test, vi } from 'vitest';
import { sheetIsOpen, offersWayBack } from '#ui/layout/ways-back.ts';
import { backKey } from './back-key.ts';

const gone: (() => void)[] = [];
afterEach(() => {
	for (const remove of gone.splice(0)) remove();
});

/** Fake browser that moves as soon as it is asked. */
function aPhone() {
	const back = vi.fn();
	const stays = backKey({ back }, (then) => then());
	const cancel = vi.fn();
	return {
		back,
		cancel,
		key: (delta = -1) => stays({ type: 'popstate', delta, cancel }),
		goes: () => stays({ type: 'goto', delta: undefined, cancel })
	};
}

const later = () => new Promise((resolve) => setTimeout(resolve));

test('goes one step back in the screen, and nowhere in the history', async () => {
	const { key, goes, back, cancel } = aPhone();
	const arrow = vi.fn();
	gone.push(offersWayBack(arrow));
	expect(key()).toBe(true);
	expect([arrow.mock.calls.length, cancel.mock.calls.length, back.mock.calls.length]).toEqual([1, 1, 0]);
	// A later navigation goes through.
	await later();
	expect(goes()).toBe(false);
	expect(cancel).toHaveBeenCalledOnce();
});

test('goes back in the history where the arrow leaves the screen, once', async () => {
	const { key, goes, back, cancel } = aPhone();
	gone.push(offersWayBack(() => void goes()));
	expect(key()).toBe(true);
	expect(back).toHaveBeenCalledOnce();
	expect(cancel).toHaveBeenCalledTimes(2);
	// The browser's own movement goes through.
	expect(key()).toBe(false);
	await later();
	expect(goes()).toBe(false);
});

test('closes a sheet before anything else', () => {
	const { key } = aPhone();
	const [arrow, close] = [vi.fn(), vi.fn()];
	gone.push(offersWayBack(arrow), sheetIsOpen(close));
	expect(key()).toBe(true);
	expect([arrow.mock.calls.length, close.mock.calls.length]).toEqual([0, 1]);
});

test('is the browser’s own on a screen without an arrow, and forwards', () => {
	const { key, cancel } = aPhone();
	expect(key()).toBe(false);
	const arrow = vi.fn();
	gone.push(offersWayBack(arrow));
	expect(key(1)).toBe(false);
	expect(arrow).not.toHaveBeenCalled();
	expect(cancel).not.toHaveBeenCalled();
});
