import type { IconName, MemberFace, Words } from '#i18n';
import { isPictureName, ringColour } from '../symbol/symbols.ts';

/** How she is called aloud: her name, else her symbol, else her number. A name that ends with "Devi" says already what "didi" would. */
export function faceWords(face: MemberFace, words: Words): string {
	const { name = '' } = face;
	if (/(?:^|\s)(?:देवी|Devi)$/.test(name.trim())) return name.trim();
	if (name !== '') return words.say('word.who-name', { name });
	if (isPictureName(face.symbol)) {
		return words.say('word.who-symbol', { symbol: words.say(`picture.symbol-${face.symbol}`) });
	}
	return words.say('word.who-number', { number: face.number });
}

/** As many full letters of Devanagari as a tile is wide; latin ones are no wider. */
const lettersOnTile = 6.7;

/** In full letters: half of a conjunct takes the room of half a letter, a sign beside a letter less, one above or below none. */
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

/** The words of her name that stand in one line of a tile; the first one always, '' where she has none. */
export function tileName(name: string | undefined): string {
	const [first = '', ...more] = (name ?? '').trim().split(/\s+/);
	return more.reduce((line, word) => {
		const longer = `${line} ${word}`;
		return widthOf(longer) <= lettersOnTile ? longer : line;
	}, first);
}

/** Three rows of a screen of their own have room for whole names, in two lines; a single row stands among other things. */
export const namesAreWhole = (women: number): boolean => women > 4 && women <= 12;

/** The picture of each office; its words are `office.<code>`. */
export const officeIcon = {
	president: 'lamp',
	secretary: 'paper-folder',
	treasurer: 'key',
	writer: 'pen',
	keyHolder: 'keyhole'
} as const satisfies Readonly<Record<string, IconName>>;

export type OfficeName = keyof typeof officeIcon;

export const isOffice = (office: string): office is OfficeName => office in officeIcon;

/** The picture of an office that a book names; a woman without one sits on the mat. */
export const officePicture = (office: string): IconName =>
	isOffice(office) ? officeIcon[office] : 'woman-on-mat';

/** Who has a code, as anybody may see her who holds the phone: symbol, number and offices, no name. */
export interface CodeOwner {
	readonly symbol: string;
	readonly number: number;
	readonly offices: readonly string[];
}

export const officeWords = ({ offices }: CodeOwner, words: Words): string =>
	offices
		.map((office) => words.say(isOffice(office) ? `code.office-${office}` : 'code.office-member'))
		.join(', ');

/** "parrot, number 1, president"; without an office "parrot didi, number 9". */
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
