import type { IconName, MessageKey, Messages, Words } from '#i18n';
import { iconNames } from '#ui/icon/icon-names.ts';

/** What stands for the screens of an area in the review; a word of another area is shown with the picture of language alone. */
const areaIcons: Readonly<Record<string, IconName>> = {
	paper: 'printer',
	print: 'printer',
	setup: 'new-woman',
	rules: 'book',
	loan: 'box-out',
	reject: 'attention',
	fault: 'attention',
	people: 'faces',
	bankbook: 'passbook',
	bankfile: 'sheet-bank',
	plan: 'sheet-bank',
	laptop: 'book',
	verify: 'qr',
	'sheet-problem': 'sheet-blank',
	sheet: 'sheet-blank',
	bank: 'bank-counter',
	meeting: 'meeting',
	roll: 'faces',
	attendance: 'faces',
	repay: 'box-in',
	member: 'passbook',
	lock: 'lock',
	unlock: 'lock',
	share: 'pouring-pots',
	close: 'hands-raised',
	seal: 'hands-raised',
	fine: 'late-coin',
	restore: 'second-book',
	backup: 'second-book',
	book: 'book',
	books: 'book',
	count: 'counting-hands',
	difference: 'unequal',
	mending: 'pen',
	correct: 'pen',
	mat: 'notes',
	money: 'notes',
	moon: 'moon',
	month: 'calendar',
	bikram: 'calendar',
	weekday: 'calendar',
	practice: 'hen'
};

const areaOf = (key: MessageKey): string => key.split('.')[0] ?? '';

/** The picture by which the place of a word is recognised. */
export function pictureOf(key: MessageKey): IconName {
	const own = iconNames.find((name) => key === `icon.${name}`);
	return own ?? areaIcons[areaOf(key)] ?? 'speaking-mouth';
}

/** The title of the screens on which it is said, in the reader's words; the area itself where they have no title. */
export function placeOf(key: MessageKey, words: Words, known: Messages | null): string {
	const title = `${areaOf(key)}.title`;
	return known !== null && Object.hasOwn(known, title) ? words.say(title as MessageKey) : areaOf(key);
}
