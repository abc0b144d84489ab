import type { IconName, MessageKey } from '#i18n';

/** The questions of a new group, one a screen, in the order in which they are asked. */
export const setupSteps = [
	'name',
	'place',
	'currency',
	'day',
	'rhythm',
	'meeting-day',
	'saving',
	'shares-most',
	'interest',
	'method',
	'moneylender',
	'fines',
	'social-fund',
	'fund-shared',
	'members',
	'each',
	'president',
	'office',
	'second',
	'writer',
	'codes',
	'bank',
	'opening',
	'sheet',
	'seen',
	'cover',
	'check'
] as const;
export type SetupStep = (typeof setupSteps)[number];

/** Screens inside a question: one fine, a new woman, an amount of the cut-off sheet. Back leads to their question. */
const insideOf = {
	fine: 'fines',
	symbol: 'members',
	member: 'members',
	savers: 'sheet',
	borrowers: 'sheet',
	saver: 'sheet',
	'her-loan': 'sheet',
	amount: 'sheet'
} as const satisfies Record<string, SetupStep>;
export type SetupPlace = SetupStep | keyof typeof insideOf;

export function isSetupPlace(name: string): name is SetupPlace {
	return name in insideOf || setupSteps.some((step) => step === name);
}

/** The question that a screen belongs to. */
export function stepOf(place: SetupPlace): SetupStep {
	return place in insideOf ? insideOf[place as keyof typeof insideOf] : (place as SetupStep);
}

/** The dots at the top: group, meeting, money, women, book. */
const chapters: readonly (readonly SetupStep[])[] = [
	['name', 'place', 'currency', 'day'],
	['rhythm', 'meeting-day'],
	['saving', 'shares-most', 'interest', 'method', 'moneylender', 'fines', 'social-fund', 'fund-shared'],
	['members', 'each', 'president', 'office', 'second', 'writer', 'codes'],
	['bank', 'opening', 'sheet', 'seen', 'cover', 'check']
];
export const setupChapters = chapters.length;

/** How much of its chapter is behind, with this question: 0 to 1. @param asked the questions of this group */
export function partOfChapter(step: SetupStep, asked: readonly SetupStep[]): number {
	const chapter = asked.filter((one) => chapterOf(one) === chapterOf(step));
	return (chapter.indexOf(step) + 1) / chapter.length;
}

export function chapterOf(step: SetupStep): number {
	return chapters.findIndex((chapter) => chapter.includes(step));
}

/** Questions that put right one answer of the last page: each belongs to the one before it. */
const follows: Partial<Record<SetupStep, SetupStep>> = {
	'meeting-day': 'rhythm',
	'shares-most': 'saving',
	method: 'interest',
	moneylender: 'method',
	'fund-shared': 'social-fund',
	sheet: 'opening',
	seen: 'sheet'
};
export const belongsTo = (step: SetupStep | undefined, before: SetupStep | undefined): boolean =>
	step !== undefined && follows[step] === before;

interface Asked {
	readonly title: MessageKey;
	readonly prompt: MessageKey;
	readonly icon: IconName;
}

/** What stands above each screen and what it says when it opens. */
export const setupAsked: Readonly<Record<SetupPlace, Asked>> = {
	name: { title: 'setup.name', prompt: 'setup.name-prompt', icon: 'meeting' },
	place: { title: 'setup.place', prompt: 'setup.place-prompt', icon: 'place' },
	currency: { title: 'setup.currency', prompt: 'setup.currency-prompt', icon: 'notes' },
	day: { title: 'setup.day', prompt: 'setup.day-prompt', icon: 'calendar' },
	rhythm: { title: 'setup.rhythm', prompt: 'setup.rhythm-prompt', icon: 'meeting' },
	'meeting-day': { title: 'setup.rhythm', prompt: 'setup.weekday-prompt', icon: 'calendar-day' },
	saving: { title: 'setup.saving', prompt: 'setup.saving-prompt', icon: 'gullak-in' },
	'shares-most': { title: 'setup.shares-max', prompt: 'setup.shares-max', icon: 'gullak-in' },
	interest: { title: 'setup.interest', prompt: 'setup.interest-prompt', icon: 'sprout' },
	method: { title: 'setup.interest', prompt: 'setup.interest-method-prompt', icon: 'interest-declining' },
	moneylender: { title: 'setup.moneylender', prompt: 'setup.moneylender-prompt', icon: 'moneylender' },
	fines: { title: 'setup.fines', prompt: 'setup.fines-prompt', icon: 'late-coin' },
	fine: { title: 'setup.fines', prompt: 'rules.fine-prompt', icon: 'late-coin' },
	'social-fund': { title: 'setup.social-fund', prompt: 'rules.social-fund-prompt', icon: 'social-pot' },
	'fund-shared': {
		title: 'setup.social-fund',
		prompt: 'rules.social-fund-shared-prompt',
		icon: 'social-pot'
	},
	members: { title: 'setup.members', prompt: 'setup.members-prompt', icon: 'faces' },
	each: { title: 'setup.each', prompt: 'rules.saving-each-prompt', icon: 'gullak-in' },
	symbol: { title: 'setup.member-new', prompt: 'setup.member-prompt', icon: 'new-woman' },
	member: { title: 'setup.member-new', prompt: 'setup.member-name-prompt', icon: 'new-woman' },
	president: { title: 'code.office-president', prompt: 'setup.officers-prompt', icon: 'lamp' },
	office: { title: 'setup.officers', prompt: 'setup.office-prompt', icon: 'key' },
	second: { title: 'setup.officers', prompt: 'setup.officers-prompt', icon: 'key' },
	writer: { title: 'code.office-writer', prompt: 'setup.officers-prompt', icon: 'pen' },
	codes: { title: 'setup.codes', prompt: 'setup.codes-others-away', icon: 'lock' },
	bank: { title: 'setup.bank', prompt: 'setup.bank-prompt', icon: 'bank-counter' },
	opening: { title: 'setup.opening', prompt: 'setup.opening-prompt', icon: 'book' },
	sheet: { title: 'setup.opening', prompt: 'setup.opening-sheet-prompt', icon: 'equal' },
	seen: { title: 'setup.opening', prompt: 'lock.forgot-first', icon: 'sheet-member' },
	savers: { title: 'setup.opening-savings', prompt: 'setup.opening-savers-prompt', icon: 'gullak-in' },
	borrowers: { title: 'setup.opening-lent', prompt: 'setup.opening-savers-prompt', icon: 'wall' },
	saver: { title: 'setup.opening', prompt: 'setup.opening-saver-prompt', icon: 'book' },
	'her-loan': { title: 'setup.member-opening-loan', prompt: 'loan.times-prompt', icon: 'wall' },
	amount: { title: 'setup.opening', prompt: 'setup.opening-amount-prompt', icon: 'notes' },
	cover: { title: 'setup.book-sign', prompt: 'setup.book-sign-prompt', icon: 'book' },
	check: { title: 'setup.check', prompt: 'setup.check-prompt', icon: 'check' }
};

/** A group that saves in shares is asked for the price of one. */
export const sharePriceAsked: Asked = {
	title: 'setup.share-price',
	prompt: 'setup.share-price-prompt',
	icon: 'slip'
};
