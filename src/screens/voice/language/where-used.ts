import type { IconName, MessageKey, Messages, Words } from '#i18n';
import { iconNames } from '#ui/icon/icon-names.ts';

/** What stands for the screens of an area in the review, by the beginning of its keys; a longer beginning stands before a shorter one. */
const areaIcons: readonly (readonly [string, IconName])[] = [
	['account.', 'printer'],
	['dossier.', 'printer'],
	['paper.', 'printer'],
	['print.', 'printer'],
	['register.', 'printer'],
	['school.paper-', 'printer'],
	['school.guide-', 'printer'],
	['school.practice-', 'hen'],
	['setup.', 'new-woman'],
	['rules.', 'book'],
	['loan.repay-', 'box-in'],
	['loan.', 'box-out'],
	['reject.', 'attention'],
	['people.share-', 'pouring-pots'],
	['people.', 'faces'],
	['bank.book-', 'passbook'],
	['bank.file-', 'sheet-bank'],
	['bank.plan-', 'sheet-bank'],
	['bank.', 'bank-counter'],
	['desk.laptop-', 'book'],
	['desk.sheet-', 'sheet-blank'],
	['desk.verify-', 'qr'],
	['meeting.close-', 'hands-raised'],
	['meeting.count-', 'counting-hands'],
	['meeting.difference-', 'unequal'],
	['meeting.fine-', 'late-coin'],
	['meeting.roll-', 'faces'],
	['meeting.seal-', 'hands-raised'],
	['meeting.', 'meeting'],
	['code.attendance-', 'faces'],
	['member.', 'sheet-member'],
	['lock.', 'lock'],
	['backup.', 'second-book'],
	['book.', 'book'],
	['correction.', 'crossed-line'],
	['money.', 'notes'],
	['calendar.moon-', 'moon'],
	['calendar.', 'calendar']
];

/** The picture by which the place of a word is recognised. */
export function pictureOf(key: MessageKey): IconName {
	const own = iconNames.find((name) => key === `picture.icon-${name}`);
	return own ?? areaIcons.find(([beginning]) => key.startsWith(beginning))?.[1] ?? 'speaking-mouth';
}

/** The title of the screens on which it is said, in the reader's words; the area itself where they have no title. */
export function placeOf(key: MessageKey, words: Words, known: Messages | null): string {
	const title = titlesFor(key).find((one): one is MessageKey => known !== null && Object.hasOwn(known, one));
	return title === undefined ? (key.split('.')[0] ?? '') : words.say(title);
}

/** "meeting.roll-read-back": "meeting.roll-read-title", "meeting.roll-title", "meeting.title". */
function titlesFor(key: MessageKey): readonly string[] {
	const [area = '', ...parts] = key.split(/[.-]/);
	const heads = parts.map((_, place) => parts.slice(0, parts.length - 1 - place));
	return heads.map((head) => `${area}.${[...head, 'title'].join('-')}`);
}
