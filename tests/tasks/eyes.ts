import type { Glass, Point } from './glass.ts';

/** One thing that can be touched, as a woman sees it who reads numerals only: pictures, numerals, notes and its place. */
export interface Seen {
	/** Its place among all that can be touched, in the order of the page. */
	readonly index: number;
	/** Names of the drawings, as the sprite knows them. */
	readonly pictures: readonly string[];
	/** Numerals outside of notes, without their commas: "1,460" is "1460". */
	readonly numerals: readonly string[];
	/** Notes and coins drawn on it, one text for each pile: "500", and "500×2" for two of them. */
	readonly pieces: readonly string[];
	readonly where: 'header' | 'body' | 'foot';
	readonly width: number;
	readonly disabled: boolean;
	/** It stands out as chosen or as her turn. */
	readonly marked: boolean;
}

/** What is looked for. Everything that is given must fit. */
export interface Look {
	/** Every one of these drawings is on it. */
	readonly pictures?: readonly string[];
	/** Only these numerals are on it, in this order. */
	readonly numerals?: readonly string[];
	/** Only these notes and coins are on it. */
	readonly pieces?: readonly string[];
	readonly where?: Seen['where'];
	readonly marked?: boolean;
	/** The lowest on the screen of those that fit. */
	readonly lowest?: boolean;
}

/** Looked at before each touch, in a way of its own: grey eyes compare what can be touched, a film keeps what is seen. */
export type Watch = (finger: Point) => Promise<void>;

/** Longest wait for something to be seen, in milliseconds. */
const patience = 90_000;

/**
 * Eyes and one finger of a woman who cannot read. It finds what it touches by drawings, numerals, notes and places; it
 * never reads a word, neither a caption nor what is only for screen readers.
 */
export class Eyes {
	readonly glass: Glass;
	readonly #watch: Watch;
	/** Touches since the beginning. */
	taps = 0;

	constructor(glass: Glass, watch: Watch = () => Promise.resolve()) {
		this.glass = glass;
		this.#watch = watch;
	}

	async touch(look: Look): Promise<void> {
		const found = await this.find(look);
		const finger = await this.glass.ask(middleOf, found.index);
		await this.#watch(finger);
		await this.glass.press(finger.x, finger.y);
		this.taps += 1;
	}

	/** Waits until it is seen and can be touched. */
	async find(look: Look): Promise<Seen> {
		const end = Date.now() + patience;
		for (;;) {
			const seen = (await this.#isStill()) ? await this.seen() : [];
			const found = seen.filter((one) => !one.disabled && fits(one, look)).at(look.lowest === true ? -1 : 0);
			if (found !== undefined) return found;
			if (Date.now() > end) throw new Error(`${JSON.stringify(look)} is not among:\n${described(seen)}`);
			await this.glass.wait(50);
		}
	}

	async sees(look: Look): Promise<boolean> {
		return (await this.seen()).some((one) => fits(one, look));
	}

	/** Waits until a drawing is anywhere on the screen, touched or not. */
	async waitFor(picture: string): Promise<void> {
		const end = Date.now() + patience;
		while (!(await this.pictures()).includes(picture)) {
			if (Date.now() > end) throw new Error(`No ${picture} among: ${(await this.pictures()).join(' ')}`);
			await this.glass.wait(50);
		}
	}

	/** Lays notes and coins on the note pad, largest first. */
	async lay(rupees: number): Promise<void> {
		let left = rupees;
		for (const piece of [500, 200, 100, 50, 20, 10, 5, 2, 1]) {
			// The tray lies below the note pad: the last place where this note can be touched.
			for (; left >= piece; left -= piece) await this.touch({ pieces: [String(piece)], lowest: true });
		}
	}

	/** Her symbol whose turn it is: on the band below the header, or the largest of those with a ring around them. */
	async whoseTurn(): Promise<string> {
		await this.settle();
		return this.glass.ask(() => {
			const band = document.querySelectorAll('.who-band [data-ring] use');
			const uses = [...(band.length > 0 ? band : document.querySelectorAll('main [data-ring] use'))];
			const area = (use: Element) => use.getBoundingClientRect().width;
			const largest = uses.toSorted((one, other) => area(other) - area(one))[0];
			return (largest?.getAttribute('href') ?? '').replace(/^.*#/, '');
		}, null);
	}

	/** Every drawing on the screen. */
	async pictures(): Promise<readonly string[]> {
		return this.glass.ask(
			() =>
				[...document.querySelectorAll('use')].map((use) =>
					(use.getAttribute('href') ?? '').replace(/^.*#/, '')
				),
			null
		);
	}

	/**
	 * The row or card on which a drawing stands: its numerals, and its first notes and coins added up, which is what she would lay
	 * out to say how much it is. With `last`, the lowest of several.
	 */
	async card(picture: string, last = false): Promise<{ numerals: readonly string[]; notes: number }> {
		await this.settle();
		const { text, notes } = await this.glass.ask(
			({ name, lowest }) => {
				const uses = [...document.querySelectorAll('main use')].filter((use) =>
					(use.getAttribute('href') ?? '').endsWith(`#${name}`)
				);
				const use = uses.at(lowest ? -1 : 0);
				const card = use?.closest('section, [role="group"], button, li, p');
				const copy = card?.cloneNode(true) as HTMLElement | undefined;
				for (const gone of copy?.querySelectorAll('svg, .for-ears, .pile') ?? []) gone.remove();
				const stack = card?.querySelector('.note-stack');
				const values = [...(stack?.querySelectorAll('.pile') ?? [])].map((pile) => {
					const drawn = pile.querySelectorAll('svg text');
					const badge = /×(\d+)/.exec(pile.querySelector('b')?.textContent ?? '')?.[1];
					return Number(drawn[0]?.textContent) * Number(badge ?? drawn.length);
				});
				const rests = [...(stack?.querySelectorAll('.rest text') ?? [])].map((rest) =>
					Number(rest.textContent.replaceAll(',', ''))
				);
				const notes = [...values, ...rests].reduce((sum, value) => sum + value, 0);
				return { text: copy?.textContent ?? '', notes };
			},
			{ name: picture, lowest: last }
		);
		return { numerals: numeralsIn(text), notes };
	}

	/** The bricks of the wall of a debt, as they are drawn: given, leaving it today, still owed. */
	async bricks(): Promise<readonly string[]> {
		return this.glass.ask(
			() =>
				[...document.querySelectorAll<SVGElement>('main [data-brick]')].map(
					({ dataset }) => dataset['brick'] ?? ''
				),
			null
		);
	}

	/** How many dashed notes are drawn: money that is not there. */
	async dashedNotes(): Promise<number> {
		return this.glass.ask(
			() =>
				[...document.querySelectorAll('.pile rect, .pile path')].filter(
					(shape) => getComputedStyle(shape).strokeDasharray !== 'none'
				).length,
			null
		);
	}

	/** Waits until the app stands at this address of its own. */
	async at(path: string): Promise<void> {
		await this.until(
			async () => (await this.glass.ask(() => location.pathname, null)).startsWith(path),
			path
		);
	}

	/** Waits until it is so; `what` is said where it never is. */
	async until(isSo: () => Promise<boolean>, what: string): Promise<void> {
		const end = Date.now() + patience;
		while (!(await isSo())) {
			if (Date.now() > end) throw new Error(`It never came to this: ${what}`);
			await this.glass.wait(50);
		}
	}

	/** Nothing moves any more and the screen can be touched. */
	async settle(): Promise<void> {
		const end = Date.now() + patience;
		while (!(await this.#isStill())) {
			if (Date.now() > end) throw new Error('the screen did not come to rest');
			await this.glass.wait(50);
		}
	}

	async #isStill(): Promise<boolean> {
		return this.glass.ask(async () => {
			// The place of the last touch is kept still from the next picture on, where its button is gone: no woman sees and touches so soon.
			await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
			return (
				document.querySelector('main') !== null &&
				document.querySelector('main [inert], [data-still]') === null
			);
		}, null);
	}

	/** Everything that can be touched now. */
	async seen(): Promise<readonly Seen[]> {
		return this.glass.ask(touchable, null);
	}
}

/** In the page: everything that can be touched, in the order of the page. */
function touchable(): Seen[] {
	const where = document.querySelector('dialog[open]') ?? document;
	return [...where.querySelectorAll('button:not([inert] *)')].map((element, index): Seen => {
		const piles = [...element.querySelectorAll('.pile, svg:has(text):not(.pile svg)')];
		const pieces = piles.map((pile) => {
			const drawn = pile.querySelectorAll('text');
			const badge = pile.querySelector('b')?.textContent;
			return `${drawn[0]?.textContent.trim() ?? ''}${badge ?? (drawn.length > 1 ? `×${drawn.length}` : '')}`;
		});
		const copy = element.cloneNode(true) as HTMLElement;
		for (const gone of copy.querySelectorAll('svg, .for-ears, .pile')) gone.remove();
		const text = copy.textContent.replace(/[०-९]/g, (digit) => String('०१२३४५६७८९'.indexOf(digit)));
		return {
			index,
			pictures: [...element.querySelectorAll('use')].map((use) =>
				(use.getAttribute('href') ?? '').replace(/^.*#/, '')
			),
			numerals: [...text.matchAll(/\d[\d,]*/g)].map(([numeral]) => numeral.replaceAll(',', '')),
			pieces,
			where: element.closest('.screen > header') ? 'header' : element.closest('footer') ? 'foot' : 'body',
			width: element.getBoundingClientRect().width,
			disabled: (element as HTMLButtonElement).disabled,
			marked: element.matches('[aria-pressed="true"], [aria-current]')
		};
	});
}

/** In the page: where the finger goes. */
function middleOf(index: number): Point {
	const where = document.querySelector('dialog[open]') ?? document;
	const element = [...where.querySelectorAll('button:not([inert] *)')][index];
	element?.scrollIntoView({ block: 'nearest' });
	const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
	return { x: left + width / 2, y: top + height / 2 };
}

const numeralsIn = (text: string): readonly string[] =>
	[...text.matchAll(/\d[\d,]*/g)].map(([numeral]) => numeral.replaceAll(',', ''));

function fits(seen: Seen, look: Look): boolean {
	return (
		(look.pictures?.every((picture) => seen.pictures.includes(picture)) ?? true) &&
		(look.numerals === undefined || same(seen.numerals, look.numerals)) &&
		(look.pieces === undefined || same(seen.pieces, look.pieces)) &&
		(look.where === undefined || seen.where === look.where) &&
		(look.marked === undefined || seen.marked === look.marked)
	);
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((text, place) => text === other[place]);

const described = (seen: readonly Seen[]): string =>
	seen
		.map(({ pictures, numerals, pieces, where, disabled }) =>
			[
				where,
				...pictures,
				...numerals,
				...pieces.map((piece) => `=${piece}=`),
				disabled ? '(grey)' : ''
			].join(' ')
		)
		.join('\n');
