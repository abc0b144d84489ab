import type { ExampleBook, Stored } from './example-book.ts';
import type { Hands } from './hands.ts';

/** A touch by which something is written, and whose answer nobody waited for: the phone dies meanwhile. */
export interface TouchedWrite {
	readonly what: 'founding' | 'giving' | 'at the seal';
	readonly before: Stored;
	/** What lies there once it is done. */
	readonly after: Stored;
	/** Whether the screen says now that it is done. */
	readonly isSaid: () => Promise<boolean>;
}

/** A woman of chance gives. */
export async function touchGiving(book: ExampleBook, random: () => number): Promise<TouchedWrite> {
	let given = await book.atRoll();
	const last = given + Math.floor(random() * (book.women - given));
	while (given < last) given = await book.give(given);
	const { records } = await book.stored();
	touchAndGoOn(book.gave());
	const saysSo = () => book.saysGiven(given);
	const before = { records, rows: given };
	return { what: 'giving', before, after: { records, rows: given + 1 }, isSaid: saysSo };
}

/** Two officers entered their codes, and the meeting is closed. */
export async function touchClosing(book: ExampleBook): Promise<TouchedWrite> {
	await book.atClosing();
	const before = await book.stored();
	touchAndGoOn(book.hands.button('meeting.close-close-meeting'));
	const isSaid = () => Promise.resolve(book.phone.page.url().includes('/meeting/sealed'));
	return { what: 'at the seal', before, after: { records: before.records + 1, rows: 0 }, isSaid };
}

/** Whether what lies there now is neither lost, nor half, nor twice, as far as the screen had spoken. */
export const isKept = ({ before, after }: TouchedWrite, wasSaid: boolean, now: Stored): boolean =>
	isSame(now, after) || (!wasSaid && isSame(now, before));

export const isSame = (one: Stored, other: Stored): boolean =>
	one.records === other.records && one.rows === other.rows;

function touchAndGoOn(button: ReturnType<Hands['button']>): void {
	button.click().catch(() => undefined);
}
