import { present } from '#kernel';
import type { Phone } from './browser.ts';
import { touchCode } from './fingers.ts';
import { foundGroup } from './found-group.ts';
import { Hands } from './hands.ts';
import { countBox, settled } from './meeting-hands.ts';
import { openPlainPhone } from './plain-phone.ts';

const women = 3;
const saving = 20;

/** Entries of the two tables, counted beside the app. */
export interface Stored {
	readonly records: number;
	readonly rows: number;
}

/** A real book on a real phone that something is done to at every meeting, for the long checks: three women give, two officers close. */
export class ExampleBook {
	readonly women = women;
	phone: Phone;
	hands: Hands;
	readonly #codes: readonly (readonly string[])[];
	/** Pages that founding wrote. */
	readonly #founding: number;

	private constructor(phone: Phone, hands: Hands, codes: readonly (readonly string[])[], founding: number) {
		[this.phone, this.hands, this.#codes, this.#founding] = [phone, hands, codes, founding];
	}

	/**
	 * @param profile the folder in which its browser keeps what it stores, across kills
	 * @param atFirstQuestion what happens while people answer the first question of the founding
	 */
	static async found(profile?: string, atFirstQuestion?: () => Promise<void>): Promise<ExampleBook> {
		const phone = await openPlainPhone({ keepsApp: false, ...(profile !== undefined && { profile }) });
		const hands = new Hands(phone.page);
		await phone.page.goto(`${phone.origin}/`);
		if (atFirstQuestion !== undefined) {
			await hands.tap('app.shelf-new');
			await hands.at('/new');
			await atFirstQuestion();
			await phone.page.goBack();
		}
		const { codes } = await foundGroup(hands, { name: 'Example', saving });
		await hands.see(/^बैठक शुरू/);
		return new ExampleBook(phone, hands, codes, (await storedOn(phone)).records);
	}

	/** After its browser was ended. @param phone on the same profile and port @returns how the book opened */
	async cameBack(phone: Phone): Promise<'at once' | 'from the second copy'> {
		[this.phone, this.hands] = [phone, new Hands(phone.page)];
		return this.opensOrComesBack();
	}

	/** The app is started: the book opens with a code, or is missed and comes back from the second copy. */
	async opensOrComesBack(): Promise<'at once' | 'from the second copy'> {
		const recovery = this.hands.button('backup.recovery-from-second-copy');
		const open = this.goTo('/');
		const isMissed = await Promise.race([open.then(() => false), recovery.waitFor().then(() => true)]);
		if (!isMissed) return 'at once';
		open.catch(() => undefined);
		await recovery.click();
		await recovery.waitFor({ state: 'detached' });
		await this.unlock();
		return 'from the second copy';
	}

	stored(): Promise<Stored> {
		return storedOn(this.phone);
	}

	/** Starts the app there: the lock, not a new group and no recovery; then the book. */
	async goTo(path: string): Promise<void> {
		await this.phone.page.goto(`${this.phone.origin}${path}`);
		await this.unlock();
	}

	/** The president opens it with her code. */
	async unlock(): Promise<void> {
		await this.hands.tap(/नारियल/);
		await touchCode(this.hands, present(this.#codes[0], 'the president has a code'));
		await this.hands.button('action.lock').waitFor();
	}

	/** The next woman is asked. A meeting in which all have given is closed first. @returns how many gave */
	async atRoll(): Promise<number> {
		let { rows } = await this.stored();
		if (rows >= women) {
			await this.atClosing();
			await this.hands.tap('meeting.close-close-meeting');
			await this.hands.at('/meeting/sealed');
			rows = 0;
		}
		await this.goTo('/');
		if (rows === 0) {
			await this.#putSlipAway();
			await this.hands.tap(/^बैठक शुरू/);
			await this.phone.page.waitForURL(/\/meeting\/(?:code|roll)/);
			if (this.phone.page.url().includes('/meeting/code')) await this.hands.tap('loan.repay-not-today');
		}
		await this.hands.at('/meeting/roll');
		return rows;
	}

	/** The slip of a closed meeting stays on the screen, across starts, until somebody puts it away. */
	async #putSlipAway(): Promise<void> {
		const slip = this.hands.button('meeting.seal-done');
		await slip
			.or(this.hands.button(/^बैठक शुरू/))
			.first()
			.waitFor();
		if (await slip.isVisible()) await slip.click();
	}

	readonly gave = (): ReturnType<Hands['button']> => this.hands.button(/^दिया/);

	/** What stands there once one more than `given` have given: the place of the next woman, or all faces. */
	async hasGiven(given: number): Promise<void> {
		await (given + 1 < women ? this.#placeAfter(given).waitFor() : this.hands.at('/meeting/faces'));
	}

	/** Whether that stands there now. */
	async saysGiven(given: number): Promise<boolean> {
		return given + 1 < women
			? this.#placeAfter(given).isVisible()
			: this.phone.page.url().includes('/meeting/faces');
	}

	#placeAfter(given: number): ReturnType<Hands['button']> {
		const name = this.hands.say('meeting.roll-place', { count: given + 2, total: women });
		return this.phone.page.getByRole('img', { name, exact: true });
	}

	/** @returns how many have given now, as the screen says */
	async give(given: number): Promise<number> {
		await this.hands.tap(/^दिया/);
		await this.hasGiven(given);
		await settled(this.hands);
		return given + 1;
	}

	/** Everybody gave, the box is counted, two officers have entered their codes. */
	async atClosing(): Promise<void> {
		const { rows, records } = await this.stored();
		if (rows < women) for (let given = await this.atRoll(); given < women;) given = await this.give(given);
		if (rows <= women) {
			await this.goTo('/meeting/count');
			await countBox(this.hands, (records - this.#founding + 1) * women * saving);
		} else await this.goTo('/meeting/close');
		await this.hands.at('/meeting/close');
		for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
			await this.hands.touch(this.hands.button(officer));
			await touchCode(this.hands, present(this.#codes[place], 'two officers have codes'));
			await this.phone.page.locator('dialog').waitFor({ state: 'detached' });
		}
		await this.hands.button('meeting.close-close-meeting').waitFor();
	}
}

/** What lies in the database of the books; nothing where there is no such database. */
export function storedOn({ page }: Phone): Promise<Stored> {
	return page.evaluate(async () => {
		const there = await indexedDB.databases();
		if (!there.some(({ name }) => name === 'bahi-books')) return { records: 0, rows: 0 };
		return new Promise<Stored>((resolve, reject) => {
			const opening = indexedDB.open('bahi-books');
			opening.onerror = () => reject(new Error('the database does not open'));
			opening.onsuccess = () => {
				const reading = opening.result.transaction(['records', 'rows'], 'readonly');
				const [records, rows] = ['records', 'rows'].map((table) => reading.objectStore(table).count());
				reading.oncomplete = () => {
					opening.result.close();
					resolve({ records: records?.result ?? 0, rows: rows?.result ?? 0 });
				};
			};
		});
	});
}
