import { addDays, daysBetween, type LocalDate } from '#kernel';
import type { FillForm } from './form.ts';
import { sheetRevision } from './layout.ts';

/**
 * The code uses 27 of the 29 characters that a QR code of version 2, level Q holds. It names neither group nor members. Together with
 * the book it determines every row: the phone folds the book to the meeting `after`, reproduces the page, and compares the check.
 */
export interface SheetCode {
	readonly revision: number;
	/** Seven characters of a hash of the book's id, so that a lost sheet does not reveal the group. */
	readonly group: string;
	/** Number of the last regular meeting closed before the print. */
	readonly after: number;
	/** 1 for the next meeting. */
	readonly ahead: number;
	readonly day: LocalDate;
	readonly page: number;
	readonly pages: number;
	/** 20 random bits that distinguish two prints of one day; the same on all pages. */
	readonly serial: number;
	/** Five characters of a hash over the whole page. */
	readonly check: string;
}

/** Letters and digits without I, L, O and U, which are misread. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Day 0 of the code; three characters reach the year 2089. */
const dayZero = '2000-01-01' as LocalDate;

/** Returns the SHA-256 of a text in hex. */
export type HashOfText = (text: string) => Promise<string>;

const inSigns = (value: number, size: number): string =>
	Array.from({ length: size }, (_, place) =>
		signs.charAt(Math.floor(value / 32 ** (size - 1 - place)) % 32)
	).join('');

const ofSigns = (text: string): number =>
	Array.from(text).reduce((sum, sign) => sum * 32 + signs.indexOf(sign), 0);

/** Returns the first 5 × `size` bits of a hash as characters. */
const signsOfHash = (hash: string, size: number): string =>
	inSigns(
		Math.floor(Number.parseInt(hash.slice(0, Math.ceil((5 * size) / 4)), 16) / 2 ** ((-5 * size) & 3)),
		size
	);

/** Returns 35 bits that identify the group only to a phone with its book. */
export const groupSigns = async (book: string, hash: HashOfText): Promise<string> =>
	signsOfHash(await hash(`bahi meeting sheet ${book}`), 7);

/** Returns 25 bits over the page's content and position. They distinguish pages and protect no secret. */
export async function sheetCheck(
	form: FillForm,
	{ after, ahead, day, page, pages }: Pick<SheetCode, 'after' | 'ahead' | 'day' | 'page' | 'pages'>,
	hash: HashOfText
): Promise<string> {
	const rows = form.rows.map(({ number, usual, due }) => [number, usual, due]);
	const asked = [form.steps, form.fund, form.fines, form.ladder, form.count !== null];
	return signsOfHash(await hash(JSON.stringify([after, ahead, day, page, pages, ...asked, rows])), 5);
}

/** `B3`, group 7, after 3, ahead 1, day 3, page and pages 2, serial 4, check 5 characters. */
export const codeText = (code: SheetCode): string =>
	[
		`B${String(code.revision)}`,
		code.group,
		inSigns(code.after, 3),
		inSigns(code.ahead, 1),
		inSigns(daysBetween(dayZero, code.day), 3),
		inSigns(code.page, 1),
		inSigns(code.pages, 1),
		serialSigns(code.serial),
		code.check
	].join('');

/** Returns the serial number as printed beside the code. */
export const serialSigns = (serial: number): string => inSigns(serial, 4);

/** @returns null for a text that is no sheet code of this layout */
export function readCodeText(text: string): SheetCode | null {
	if (!/^B[1-9][0-9A-HJKMNP-TV-Z]{25}$/.test(text)) return null;
	const part = (from: number, size: number): number => ofSigns(text.slice(from, from + size));
	const code = {
		revision: Number(text[1]),
		group: text.slice(2, 9),
		after: part(9, 3),
		ahead: part(12, 1),
		day: addDays(dayZero, part(13, 3)),
		page: part(16, 1),
		pages: part(17, 1),
		serial: part(18, 4),
		check: text.slice(22)
	};
	return code.revision === sheetRevision && code.page >= 1 && code.page <= code.pages ? code : null;
}
