import { present } from '#kernel';
import type { Locator, Page } from 'playwright-core';
import { fillSlots, type MessageKey, type SlotValues } from '#i18n';
import { hi } from '../../src/lib/i18n/messages/hi/index.ts';

/** A pair of hands that finds things by the words of the Hindi screen, and counts how often it touches. */
export class Hands {
	readonly page: Page;
	/** Touches since the beginning, or since `taps` was set. */
	taps = 0;

	constructor(page: Page) {
		this.page = page;
	}

	say(key: MessageKey, values?: SlotValues): string {
		return fillSlots(hi[key], values);
	}

	/** Touches the button with exactly these words. */
	async tap(words: MessageKey | RegExp, values?: SlotValues): Promise<void> {
		await this.touch(this.button(words, values));
	}

	button(words: MessageKey | RegExp, values?: SlotValues): Locator {
		const named = words instanceof RegExp ? { name: words } : { name: this.say(words, values), exact: true };
		return this.page.getByRole('button', named).first();
	}

	async touch(what: Locator): Promise<void> {
		try {
			await what.click({ timeout: 30_000 });
		} catch (error) {
			const place = new URL(this.page.url()).pathname;
			throw new Error(`${String(error)}\nIt stood at ${place}:\n${await this.text()}`, { cause: error });
		}
		this.taps += 1;
	}

	/** Lays notes and coins on the mat, largest first. */
	async layOnMat(rupees: number): Promise<void> {
		let left = rupees;
		for (const piece of [500, 200, 100, 50, 20, 10, 5, 2, 1]) {
			for (; left >= piece; left -= piece) await this.tap(new RegExp(`^${piece} का (नोट|सिक्का) रखिए`));
		}
	}

	async type(text: string, place = 0): Promise<void> {
		await this.page.locator('input').nth(place).fill(text);
	}

	/** Waits for the app's own address, without the host. */
	async at(path: string | RegExp): Promise<void> {
		await this.page.waitForURL((url) =>
			(path instanceof RegExp ? path : new RegExp(`^${path}/?$`)).test(url.pathname)
		);
	}

	async text(): Promise<string> {
		return this.page.locator('main').innerText();
	}
}

const codePictures = ['अंडा', 'रोटी', 'दूध', 'शहद', 'साबुन', 'पत्ता', 'हंस', 'भात', 'धागा'];

/** The code that the screen gives as a story, and touched once as it asks. */
export async function learnCode(hands: Hands): Promise<readonly string[]> {
	await hands.button('setup.codes-yes').waitFor();
	const lines = (await hands.text()).split('\n').map((line) => line.trim());
	const code = lines.filter((line) => codePictures.includes(line));
	await hands.tap('setup.codes-yes');
	await touchCode(hands, code);
	return code;
}

export async function touchCode(hands: Hands, code: readonly string[]): Promise<void> {
	for (const picture of code) await hands.tap(new RegExp(`^${picture}$`));
}

/** The first four pictures: the code of every officer of the practice group. */
export const practiceCodePictures = codePictures.slice(0, 4);

/** Letters of the key paper as the screen shows them, without spaces. */
export async function readKeyPaper(hands: Hands): Promise<string> {
	const groups = (await hands.text()).match(/\b[0-9A-Z]{3,4}\b/g);
	return present(groups, 'the key paper shows letters').join('');
}
