import { expect, test } from 'vitest';
import { filesKept, scriptsOfFirstScreen, sizeBudgets, sizeOf } from '../support/sizes.ts';

test('the first screen of an empty phone waits for no more script than its budget', async () => {
	const scripts = await scriptsOfFirstScreen();
	expect(scripts.length).toBeGreaterThan(10);
	expect(sizeOf(scripts)).toBeLessThanOrEqual(sizeBudgets.scriptOfFirstScreen);
});

test('what is kept on the phone at once, and in all, weighs no more than its budget', async () => {
	const { atOnce, inAll } = await filesKept();
	expect(atOnce).toContain('/200.html');
	expect(inAll.length).toBeGreaterThan(atOnce.length);
	expect(sizeOf(atOnce)).toBeLessThanOrEqual(sizeBudgets.keptAtOnce);
	expect(sizeOf(inAll)).toBeLessThanOrEqual(sizeBudgets.keptInAll);
});
