import { expect, test } from 'vitest';
import { openPhone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';

/** Android's "remove animations" asks every page for less motion; savers of battery switch it on, too. */
test('a phone that asks for less motion changes its screens and papers at once', async () => {
	const phone = await openPhone({
		keepsApp: false,
		isQuiet: true,
		context: still
	});
	await phone.page.goto(`${phone.origin}/`);
	await phone.page.getByRole('button').first().waitFor();
	// What is read at once is what a paper that is being measured reads, and what is printed.
	const read = await phone.page.evaluate(() => {
		const button = document.querySelector('button');
		if (button === null) throw new Error('the first screen has a button');
		const look = getComputedStyle(button);
		const before = look.paddingTop;
		button.style.paddingTop = '71px';
		return { before, after: look.paddingTop, moving: button.getAnimations().length };
	});
	expect(read.before).not.toBe('71px');
	expect(read).toMatchObject({ after: '71px', moving: 0 });
	expect(phone.problems).toEqual([]);
	await phone.close();
});
