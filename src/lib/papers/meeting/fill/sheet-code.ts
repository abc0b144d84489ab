import { addDays, daysBetween, type LocalDate } from '#kernel';
import type { FillForm } from './form.ts';
import { sheetRevision } from './layout.ts';

/**
 * 27 of the 29 signs that a QR code of version 2, level Q holds. It names no group and no woman. With the book it is enough to know
 * every row: the phone folds the book to the meeting `after`, makes the same page once more, and compares the check.
 */
export interface SheetCode {
	readonly revision: number;
	/** Seven signs made of the id of the book: a lost sheet tells nobody whose it is. */
	readonly group: string;
	/** The last regular meeting that was closed when the sheet was printed. */
	readonly after: number;
	/** 1 is the next meeting. */
	readonly ahead: number;
	readonly day: LocalDate;
	readonly page: number;
	readonly pages: number;
	/** 20 bits, drawn at each print: two sheets of one day are two. The same on all pages. */
	readonly serial: number;
	/** Five signs over all that the page says. */
	readonly check: string;
}

/** Letters and digits without I, L, O and U, which are misread. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Days are counted from here: with three signs up to the year 2089. */
const dayZero = '2000-01-01' as LocalDate;

/** SHA-256 of a text, as hex. */
export type HashOfText = (text: string) => Promise<string>;

const inSigns = (value: number, size: number): string =>
	Array.from({ length: size }, (_, place) =>
		signs.charAt(Math.floor(value / 32 ** (size - 1 - place)) % 32)
	).join('');

const ofSigns = (text: string): number =>
	Array.from(text).reduce((sum, sign) => sum * 32 + signs.indexOf(sign), 0);

/** The first 5 × `size` bits of a hash. */
const signsOfHash = (hash: string, size: number): string =>
	inSigns(
		Math.floor(Number.parseInt(hash.slice(0, Math.ceil((5 * size) / 4)), 16) / 2 ** ((-5 * size) & 3)),
		size
	);

/** Of the group: 35 bits that name it to nobody but a phone with its book. */
export const groupSigns = async (book: string, hash: HashOfText): Promise<string> =>
	signsOfHash(await hash(`bahi meeting sheet ${book}`), 7);

/** 25 bits over all that a page says and its place. Not a secret: it tells pages apart, it guards none. */
export async function sheetCheck(
	form: FillForm,
	{ after, ahead, day, page, pages }: Pick<SheetCode, 'after' | 'ahead' | 'day' | 'page' | 'pages'>,
	hash: HashOfText
): Promise<string> {
	const rows = form.rows.map(({ number, usual, due }) => [number, usual, due]);
	const asked = [form.steps, form.fund, form.fines, form.ladder, form.count !== null];
	return signsOfHash(await hash(JSON.stringify([after, ahead, day, page, pages, ...asked, rows])), 5);
}

/** `B3` group 7, after 3, ahead 1, day 3, page and pages 2, serial 4, check 5. */
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

/** As it stands on the sheet beside the code. */
export const serialSigns = (serial: number): string => inSigns(serial, 4);

/** @returns null for a text that is no code of a sheet of this layout */
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
