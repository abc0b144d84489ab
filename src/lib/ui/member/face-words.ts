import type { IconName, MemberFace, Words } from '#i18n';
import { isPictureName, ringColour } from '../symbol/symbols.ts';

/** Spoken name of a member: her name, else her symbol, else her number. A name that ends with "Devi" gets no "didi". */
export function faceWords(face: MemberFace, words: Words): string {
	const { name = '' } = face;
	if (/(?:^|\s)(?:देवी|Devi)$/.test(name.trim())) return name.trim();
	if (name !== '') return words.say('word.who-name', { name });
	if (isPictureName(face.symbol)) {
		return words.say('word.who-symbol', { symbol: words.say(`picture.symbol-${face.symbol}`) });
	}
	return words.say('word.who-number', { number: face.number });
}

/** Width of a tile in full Devanagari letters; Latin letters are no wider. */
const lettersOnTile = 6.7;

/** Width in full letters: half of a conjunct counts half, a sign beside a letter less than one, a sign above or below zero. */
function widthOf(text: string): number {
	let width = 0;
	for (const sign of text) {
		if (sign === '\u094d') width -= 0.4;
		else if (/[\p{Mc}\s]/u.test(sign)) width += 0.4;
		else if (/\d/.test(sign)) width += 0.6;
		else if (!/\p{Mn}/u.test(sign)) width += 1;
	}
	return width;
}

/** The words of her name that fit one line of a tile, at least the first; '' without a name. */
export function tileName(name: string | undefined): string {
	const [first = '', ...more] = (name ?? '').trim().split(/\s+/);
	return more.reduce((line, word) => {
		const longer = `${line} ${word}`;
		return widthOf(longer) <= lettersOnTile ? longer : line;
	}, first);
}

/** True if names are shown in full: up to three rows on a screen of their own have two lines for each name; a single row has one. */
export const namesAreWhole = (women: number): boolean => women > 4 && women <= 12;

/** Picture of each office; its message key is `office.<code>`. */
export const officeIcon = {
	president: 'lamp',
	secretary: 'paper-folder',
	treasurer: 'key',
	writer: 'pen',
	keyHolder: 'keyhole'
} as const satisfies Readonly<Record<string, IconName>>;

export type OfficeName = keyof typeof officeIcon;

export const isOffice = (office: string): office is OfficeName => office in officeIcon;

/** Picture of an office named in a book; a member without one gets the woman on the mat. */
export const officePicture = (office: string): IconName =>
	isOffice(office) ? officeIcon[office] : 'woman-on-mat';

/** Owner of a code as anyone who holds the phone may see her: symbol, number and offices, no name. */
export interface CodeOwner {
	readonly symbol: string;
	readonly number: number;
	readonly offices: readonly string[];
}

export const officeWords = ({ offices }: CodeOwner, words: Words): string =>
	offices
		.map((office) => words.say(isOffice(office) ? `code.office-${office}` : 'code.office-member'))
		.join(', ');

/** Returns for example "parrot, number 1, president"; without an office "parrot didi, number 9". */
export function ownerWords(holder: CodeOwner, words: Words): string {
	const { symbol, number, offices } = holder;
	if (offices.length === 0) {
		const face = { symbol, number, colour: ringColour(number) };
		return `${faceWords(face, words)}, ${words.say('word.who-number', { number })}`;
	}
	return words.say('lock.office-holder', {
		symbol: isPictureName(symbol) ? words.say(`picture.symbol-${symbol}`) : '',
		number,
		office: officeWords(holder, words)
	});
}
