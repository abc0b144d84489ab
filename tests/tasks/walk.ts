import { expect } from 'vitest';
import { openPhone } from '../support/browser.ts';
import type { Page } from 'playwright-core';
import { Eyes, type Watch } from './eyes.ts';
import { glassOf } from './glass.ts';
import { blockLetters, lettersOn } from './letters.ts';
import { countAndClose, giveBack, herPage, lend, openPractice, rollCall } from './scripts.ts';
import { silence } from './silence.ts';

/** What the woman lacks while she walks through the five scripts. */
export interface Lacks {
	/** Letters are blocks. */
	readonly letters?: boolean;
	/** The phone is mute. */
	readonly sound?: boolean;
	/** Looked at before each touch: grey eyes compare. */
	readonly watch?: (page: Page) => Promise<Watch>;
}

/** Touches that each script may take (screens.md, f); the codes of officers are counted apart. */
const budget = { rollCall: 29, giveBack: 8, lend: 8, countAndClose: 25 } as const;

/** All five scripts, one after another in one meeting and after it. @returns touches by script */
export async function walkThrough({ letters = false, sound = false, watch }: Lacks) {
	const phone = await openPhone({ keepsApp: false });
	try {
		if (letters) await blockLetters(phone.context);
		if (sound) await silence(phone.context);
		const eyes = new Eyes(glassOf(phone.page), await watch?.(phone.page));
		await phone.page.goto(`${phone.origin}/`);
		await openPractice(eyes);
		if (letters) expect(await lettersOn(phone.page)).toBe('');
		const roll = await rollCall(eyes);
		const given = await giveBack(eyes);
		const loan = await lend(eyes, 'coconut');
		const box = Number((await eyes.card('tin-box-open')).numerals[0]);
		const count = await countAndClose(eyes, box);
		await eyes.touch({ pictures: ['check'], where: 'foot' });
		const page = await herPage(eyes, given.who);
		expect(page.owed).toBe(given.remains);
		if (letters) expect(await lettersOn(phone.page)).toBe('');
		expect(phone.problems).toEqual([]);
		const taps = { rollCall: roll, giveBack: given.taps, lend: loan, countAndClose: count };
		for (const [script, most] of Object.entries(budget))
			expect(taps[script as keyof typeof taps], script).toBeLessThanOrEqual(most);
		return taps;
	} finally {
		await phone.close();
	}
}
