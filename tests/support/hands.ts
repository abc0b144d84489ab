import type { Locator, Page } from 'playwright-core';
import type { MessageKey, SlotValues } from '#i18n';
import { inHindi, layNotes, type Called, type Fingers } from './fingers.ts';

/** A pair of hands that finds things by the words of the Hindi screen, and counts how often it touches. */
export class Hands implements Fingers {
	readonly page: Page;
	/** Touches since the beginning, or since `taps` was set. */
	taps = 0;

	constructor(page: Page) {
		this.page = page;
	}

	say(key: MessageKey, values?: SlotValues): string {
		return inHindi(key, values);
	}

	/** Touches the button with exactly these words. */
	async tap(words: Called, values?: SlotValues): Promise<void> {
		await this.touch(this.button(words, values));
	}

	button(words: Called, values?: SlotValues): Locator {
		const named = words instanceof RegExp ? { name: words } : { name: this.say(words, values), exact: true };
		return this.page.getByRole('button', named).first();
	}

	async touch(what: Locator): Promise<void> {
		try {
			await what.click(await freePlace(what));
		} catch (error) {
			const place = new URL(this.page.url()).pathname;
			throw new Error(`${String(error)}\nIt stood at ${place}:\n${await this.text()}`, { cause: error });
		}
		this.taps += 1;
	}

	/** Turns the pages of a list until the button stands there, from the page that is open to the last, then from the first. */
	async turnTo(words: Called): Promise<void> {
		for (const way of ['action.page-next', 'action.page-back'] as const)
			while ((await this.button(words).count()) === 0 && (await this.button(way).isEnabled()))
				await this.tap(way);
	}

	/** Lays notes and coins on the note pad, largest first. */
	layNotes(rupees: number): Promise<void> {
		return layNotes(this, rupees);
	}

	async see(words: Called, patience?: number): Promise<void> {
		await this.button(words).waitFor(patience === undefined ? {} : { timeout: patience });
	}

	async chooseDay(day: string): Promise<void> {
		await this.tap('setup.day-date');
		const wanted = this.page.locator(`dialog [data-day="${day}"]`);
		const shown = () => this.page.locator('dialog [data-day]').first().getAttribute('data-day');
		while ((await wanted.count()) === 0)
			await this.tap(((await shown()) ?? '') > day ? 'meeting.month-before' : 'meeting.month-next');
		await this.touch(wanted);
	}

	/** Chooses one of the tiles of a sheet. @param what is chosen: "Month" */
	async pick(what: MessageKey, tile: MessageKey | RegExp): Promise<void> {
		await this.tap(new RegExp(`^${this.say(what)}: `));
		const name = tile instanceof RegExp ? tile : this.say(tile);
		await this.touch(this.page.getByRole('dialog').getByRole('button', { name, exact: true }));
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

/**
 * Beside the point that the touch before keeps still (still-place.ts), as a finger seldom comes down twice at one point; where the
 * button is no wider than that, once it is free. The browser would look again after half a second. It is scrolled to here, because
 * Playwright scrolls and touches within one frame: what brings another button to that point is seen a frame later, in the middle of
 * the touch, and the touch would be lost without a word.
 */
async function freePlace(what: Locator): Promise<{ position?: { x: number; y: number } }> {
	const position = await what.evaluate(async (button) => {
		const { scrollIntoViewIfNeeded } = button as Element & { scrollIntoViewIfNeeded?: () => void };
		scrollIntoViewIfNeeded?.call(button);
		const { left, top, width, height } = button.getBoundingClientRect();
		const y = height / 2;
		const [middle, ...beside] = [width / 2, width / 6, (width * 5) / 6].map((x) => ({
			x,
			still: document.elementFromPoint(left + x, top + y)?.closest('[data-still]') ?? null
		}));
		if (!middle?.still) return null;
		const free = beside.find(({ still }) => still === null);
		if (free) return { x: free.x, y };
		while (middle.still.isConnected) await new Promise((resolve) => setTimeout(resolve, 20));
		return null;
	});
	return position === null ? {} : { position };
}
