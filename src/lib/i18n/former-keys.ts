/** Areas into which whole prefixes moved: "roll.prompt" of version 1 is "meeting.roll-prompt". */
const moved: Readonly<Record<string, string>> = {
	app: 'shelf update insecure install unsupported other-tab',
	backup: 'restore recovery',
	bank: 'credit plan',
	book: 'home entry',
	calendar: 'weekday month day moon bikram',
	code: 'purpose reason leave category social asset resolution agenda dispute outcome lender grant application answer office attendance',
	correction: 'dispute',
	desk: 'laptop sheet verify sheet-problem cut-off need',
	language: 'review',
	loan: 'repay why',
	meeting: 'roll fine other late minutes count difference close seal',
	people: 'group share',
	picture: 'icon symbol colour',
	print: 'books registers',
	reject: 'fault',
	school: 'round pen practice lesson',
	word: 'who bead'
};

/** Beginnings of keys as they were in version 1 of word files, and as they are; the first that gives a key is right. */
const renamed: readonly (readonly [string, string])[] = [
	['bankfile.garland-', 'bank.file-indicators-'],
	['help.language', 'app.shelf-language'],
	['language.calendar', 'calendar.choice'],
	['language.', 'app.language-'],
	['mending.read-back', 'correction.read-back-here'],
	['mending.struck', 'correction.struck-here'],
	['paper.file-', 'dossier.'],
	['paper.register-', 'register.title-'],
	['paper.school-', 'school.paper-'],
	['paper.school', 'school.paper-title'],
	['school.title', 'app.shelf-school'],
	['sheet.staff', 'app.shelf-staff'],
	['verify.title', 'app.shelf-check-paper'],
	['word.book', 'app.book'],
	...Object.entries(moved).flatMap(([area, prefixes]) =>
		prefixes.split(' ').map((prefix): [string, string] => [`${prefix}.`, `${area}.${prefix}-`])
	),
	['bankbook.', 'bank.book-'],
	['bankfile.', 'bank.file-'],
	['comfort.', 'help.display-'],
	['correct.', 'correction.'],
	['mark.', 'backup.where-'],
	['mat.', 'money.'],
	['mending.', 'correction.'],
	['own.', 'member.page-'],
	['paper.', 'account.'],
	['paper.', 'register.'],
	['paper.', 'school.'],
	['tongue.', 'language.file-'],
	['unlock.', 'lock.']
];

/** The key that a word has now; the key itself where it is still one, or never was. */
export function keyNow(key: string, isKey: (key: string) => boolean): string {
	if (isKey(key)) return key;
	const candidates = renamed.flatMap(([before, now]) =>
		key.startsWith(before) ? [now + key.slice(before.length)] : []
	);
	return candidates.find(isKey) ?? key;
}
