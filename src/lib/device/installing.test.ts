// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { createInstalling } from './installing.ts';

/** A window that may install, as Chromium does, or only by its menu. */
function aWindow({ asks, standalone = false }: { asks: boolean; standalone?: boolean }): Window {
	const target = new EventTarget();
	const own = asks ? { onbeforeinstallprompt: null } : {};
	return Object.assign(target, { matchMedia: () => ({ matches: standalone }), ...own }) as never;
}

const anOffer = (outcome: 'accepted' | 'dismissed') =>
	Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
		prompt: () => Promise.resolve({ outcome })
	});

test('the offer of the browser is held back until somebody asks, and is used once', async () => {
	const from = aWindow({ asks: true });
	const installing = createInstalling(from);
	const heard = vi.fn();
	installing.follow(heard);
	expect(installing.way()).toBe('not-yet');
	const offer = anOffer('accepted');
	from.dispatchEvent(offer);
	expect([offer.defaultPrevented, installing.way(), heard.mock.calls.length]).toEqual([true, 'ask', 1]);
	expect(await installing.ask()).toBe(true);
	expect(await installing.ask()).toBe(false);
});

test('a no is a no', async () => {
	const from = aWindow({ asks: true });
	const installing = createInstalling(from);
	from.dispatchEvent(anOffer('dismissed'));
	expect(await installing.ask()).toBe(false);
});

test('where the browser never asks, it is done by hand; where it stands already, not at all', () => {
	expect(createInstalling(aWindow({ asks: false })).way()).toBe('by-hand');
	expect(createInstalling(aWindow({ asks: false, standalone: true })).way()).toBe('installed');
});
