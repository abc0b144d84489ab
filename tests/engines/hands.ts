import { inHindi, type Called, type Fingers } from '../support/fingers.ts';
import type { SlotValues } from '#i18n';
import type { Engine } from './engine.ts';

/** Longest wait for something to be there, in milliseconds. A strong key for a code takes its time. */
const usualPatience = 60_000;

/** Hands on the glass of any engine. They touch with a finger where the button stands, so that what lies above it gets the touch. */
export class EngineHands implements Fingers {
	readonly engine: Engine;

	constructor(engine: Engine) {
		this.engine = engine;
	}

	async tap(words: Called, values?: SlotValues): Promise<void> {
		const { x, y } = await this.#wait(words, values, usualPatience);
		await this.engine.press(x, y);
	}

	async see(words: Called, patience = usualPatience): Promise<void> {
		await this.#wait(words, undefined, patience);
	}

	async type(text: string, place = 0): Promise<void> {
		await this.#fill('input', place, text);
	}

	async chooseDay(day: string): Promise<void> {
		await this.tap('setup.day-date');
		await this.#waitFor('dialog [data-day]');
		const isShown = () =>
			this.engine.ask((wanted) => document.querySelector(`[data-day="${wanted}"]`) !== null, day);
		while (!(await isShown())) await this.tap('meeting.month-before');
		await this.engine.ask(
			(wanted) => document.querySelector<HTMLElement>(`[data-day="${wanted}"]`)?.click(),
			day
		);
	}

	text(): Promise<string> {
		return this.engine.ask(() => document.querySelector('main')?.innerText ?? '', null);
	}

	/** Gives a file to the only field for files. */
	async giveFile(name: string, base64: string): Promise<void> {
		await this.#waitFor('input[type=file]');
		await this.engine.ask(
			(file) => {
				const field = document.querySelector<HTMLInputElement>('input[type=file]');
				const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
				const carrier = new DataTransfer();
				carrier.items.add(new File([bytes], file.name));
				if (field === null) throw new Error('no field for a file');
				field.files = carrier.files;
				field.dispatchEvent(new Event('change', { bubbles: true }));
			},
			{ name, base64 }
		);
	}

	/** From now on the page finds a share sheet, which keeps the file. Gone with the page. */
	async openShareSheet(): Promise<void> {
		await this.engine.ask(() => {
			const share = async ({ files }: ShareData): Promise<void> => {
				const bytes = new Uint8Array((await files?.[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
				const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
				(globalThis as { shared?: string }).shared = btoa(letters);
			};
			Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
			Object.defineProperty(navigator, 'share', { value: share, configurable: true });
		}, null);
	}

	/** The bytes that came to the share sheet, as base64. */
	async sharedFile(): Promise<string> {
		const end = Date.now() + usualPatience;
		for (;;) {
			const shared = await this.engine.ask(() => (globalThis as { shared?: string }).shared ?? '', null);
			if (shared !== '') return shared;
			if (Date.now() > end) throw new Error(`Nothing was shared. The screen says:\n${await this.text()}`);
			await this.engine.wait(100);
		}
	}

	async #fill(fields: string, place: number, text: string): Promise<void> {
		await this.#waitFor(fields, place);
		await this.engine.ask(
			(given) => {
				const field = document.querySelectorAll<HTMLInputElement>(given.fields)[given.place];
				if (field === undefined) throw new Error('no such field');
				field.focus();
				field.value = given.text;
				field.dispatchEvent(new Event('input', { bubbles: true }));
				field.dispatchEvent(new Event('change', { bubbles: true }));
			},
			{ fields, place, text }
		);
	}

	async #waitFor(fields: string, place = 0): Promise<void> {
		const end = Date.now() + usualPatience;
		const count = () => this.engine.ask((wanted) => document.querySelectorAll(wanted).length, fields);
		while ((await count()) <= place) {
			if (Date.now() > end) throw new Error(`No ${fields} on:\n${await this.text()}`);
			await this.engine.wait(100);
		}
	}

	/** The middle of the first button of this name that is enabled and stands still, scrolled into view. */
	async #wait(words: Called, values: SlotValues | undefined, patience: number) {
		const wanted =
			words instanceof RegExp
				? { source: words.source, exact: false }
				: { source: inHindi(words, values), exact: true };
		const end = Date.now() + patience;
		let before = '';
		for (;;) {
			const place = await this.engine.ask(placeOfButton, wanted);
			const now = JSON.stringify(place);
			if (place !== null && now === before) return place;
			if (Date.now() > end)
				throw new Error(
					`No button "${wanted.source}" on:\n${await this.text()}\nButtons: ${await this.#names()}`
				);
			before = now;
			await this.engine.wait(60);
		}
	}

	#names(): Promise<string> {
		return this.engine.ask(
			() =>
				[...document.querySelectorAll('button')]
					.map((one) => one.getAttribute('aria-label') ?? one.textContent)
					.join(' | '),
			null
		);
	}
}

/** Runs in the page. A name is its label, or the words on it that are not hidden from screen readers. */
function placeOfButton(wanted: { source: string; exact: boolean }): { x: number; y: number } | null {
	const wordsOf = (node: Node): string => {
		if (node instanceof Text) return node.data;
		if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
		const label = node.getAttribute('aria-label');
		return label ?? [...node.childNodes].map(wordsOf).join(' ');
	};
	const fits = (button: Element): boolean => {
		const name = wordsOf(button).replace(/\s+/g, ' ').trim();
		return wanted.exact ? name === wanted.source : new RegExp(wanted.source).test(name);
	};
	const button = [...document.querySelectorAll<HTMLButtonElement>('button')].find(
		(one) => !one.disabled && one.getClientRects().length > 0 && fits(one)
	);
	if (button === undefined) return null;
	button.scrollIntoView({ block: 'nearest' });
	const box = button.getBoundingClientRect();
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
