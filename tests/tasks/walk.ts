import { expect } from 'vitest';
import { openPhone } from '../support/browser.ts';
import type { Page } from 'playwright-core';
import { Eyes, type Watch } from './eyes.ts';
import { Film } from './film.ts';
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
	/** Where what she sees before each touch is kept, a strip a script: a folder, and the first word of the files. */
	readonly film?: { readonly folder: string; readonly name: string };
}

/** Touches that each script may take; the codes of officers are counted apart. */
const budget = { rollCall: 29, giveBack: 8, lend: 8, countAndClose: 25 } as const;

/** All five scripts, one after another in one meeting and after it. @returns touches by script */
export async function walkThrough({ letters = false, sound = false, watch, film: kept }: Lacks) {
	const phone = await openPhone({ keepsApp: false });
	try {
		if (letters) await blockLetters(phone.context);
		if (sound) await silence(phone.context);
		const film = kept === undefined ? null : new Film(phone.page);
		const look = await watch?.(phone.page);
		const eyes = new Eyes(glassOf(phone.page), async (finger) => {
			await look?.(finger);
			await film?.frame(finger);
		});
		film?.begins('T1-roll');
		await phone.page.goto(`${phone.origin}/`);
		await openPractice(eyes);
		if (letters) expect(await lettersOn(phone.page)).toBe('');
		const roll = await rollCall(eyes);
		film?.begins('T2-give-back');
		const given = await giveBack(eyes);
		film?.begins('T3-loan');
		const loan = await lend(eyes, 'coconut');
		film?.begins('T4-count-and-close');
		const box = Number((await eyes.card('tin-box-open')).numerals[0]);
		const count = await countAndClose(eyes, box);
		film?.begins('T5-her-page');
		await eyes.touch({ pictures: ['check'], where: 'foot' });
		const page = await herPage(eyes, given.who);
		await film?.frame(null);
		if (kept !== undefined) await film?.keep(kept.folder, kept.name);
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
