import { holdsIdentityNumber, oneLine } from '#kernel';
import type { IconName, MessageKey, Words } from '#i18n';
import { zero, type Money } from '#money';
import { isRate } from '../frame/rules/rules-answers.svelte.ts';
import { ruleValue, spokenRule } from '../frame/rules/rules-value.ts';
import { faceWords } from '#ui/member/face-words.ts';
import { isWomanLine } from './opening-sheet.svelte.ts';
import type { FineName, SetupDraft } from './setup-draft.svelte.ts';

interface Asked {
	/** Title and prompt of a screen. */
	readonly title: MessageKey;
	readonly prompt: MessageKey;
	readonly icon: IconName;
	/** True if it corrects the same answer of the last page as the question before it. */
	readonly belongs?: true;
	/** True if this group is asked; left out where all are. */
	readonly isFor?: (draft: SetupDraft) => boolean;
	/** Message about what is missing before the next question. */
	readonly missing?: (draft: SetupDraft) => MessageKey | null;
	/** Read-back of the answer before the next question. */
	readonly heard?: (draft: SetupDraft, words: Words) => string;
}

const ask = (title: MessageKey, prompt: MessageKey, icon: IconName, more: Partial<Asked> = {}): Asked => ({
	title,
	prompt,
	icon,
	...more
});
const within = (of: SetupStep, ...asked: Parameters<typeof ask>) => ({ ...ask(...asked), of });

/** Questions of a new group, one per screen, in their order. */
const group = {
	first: ask('setup.first', 'setup.first-prompt', 'phone', {
		missing: ({ first }) => (first === null ? 'setup.first-prompt' : null)
	}),
	'first-code': ask('setup.codes', 'setup.codes-others-away', 'lock', {
		missing: ({ firstCode }) => (firstCode === null ? 'setup.codes-missing' : null)
	}),
	name: ask('setup.name', 'setup.name-prompt', 'meeting', {
		missing: ({ name }) =>
			oneLine(name, 80) === '' && !holdsIdentityNumber(name) ? 'setup.name-prompt' : refusedText(name),
		heard: ({ name }) => `${name.trim()}.`
	}),
	place: ask('setup.place', 'setup.place-prompt', 'place', {
		missing: ({ where }) => refusedText(...Object.values(where))
	}),
	currency: ask('setup.currency', 'setup.currency-prompt', 'notes', {
		heard: ({ currency }, words) => `${words.say(`setup.currency-${currency}`)}.`
	}),
	day: ask('setup.day', 'setup.day-prompt', 'calendar', {
		missing: ({ day, today }) => (day > today ? 'setup.day-future' : null),
		heard: ({ day }, words) =>
			words.say('setup.day-is', { day: `${words.weekday(day)}, ${words.dayInWords(day)}` })
	})
};
const meeting = {
	rhythm: ask('setup.rhythm', 'setup.rhythm-prompt', 'meeting', {
		heard: ({ every }, words) => `${words.say(`setup.every-${every}`)}.`
	}),
	'meeting-day': ask('setup.rhythm', 'setup.weekday-prompt', 'calendar-day', { belongs: true })
};
const money = {
	saving: ask('setup.saving', 'setup.saving-prompt', 'gullak-in', {
		missing: ({ saving, eachHerOwn }) => (saving === 0 && !eachHerOwn ? 'reject.amount-not-positive' : null),
		heard: ({ saving, currency, eachHerOwn }, words) =>
			`${eachHerOwn ? words.say('setup.saving-perMember') : words.amount(saving, currency)}.`
	}),
	'shares-most': ask('setup.shares-max', 'setup.shares-max', 'gullak-in', {
		belongs: true,
		isFor: ({ inShares }) => inShares,
		heard: ({ rules }, words) => `${words.say('meeting.roll-shares', { count: rules.sharesMax })}.`
	}),
	interest: ask('setup.interest', 'setup.interest-prompt', 'sprout', {
		missing: ({ percent }) => (isRate(percent) ? null : 'setup.interest-prompt'),
		heard: ({ percent }, words) => `${words.say('setup.interest-rate', { percent })}.`
	}),
	method: ask('setup.interest', 'setup.interest-method-prompt', 'interest-declining', {
		belongs: true,
		heard: ({ method }, words) => `${words.say(methodKey(method))}.`
	}),
	moneylender: ask('setup.moneylender', 'setup.moneylender-prompt', 'moneylender', {
		belongs: true,
		missing: ({ moneylender }) => (isRate(moneylender) ? null : 'setup.moneylender-prompt'),
		heard: ({ moneylender }, words) => `${words.say('setup.interest-rate', { percent: moneylender })}.`
	}),
	period: ask('rules.period', 'setup.interest-period-prompt', 'interest-when', {
		belongs: true,
		isFor: ({ every }) => every === 'month',
		heard: (draft, words) => heardRule('period', draft, words)
	}),
	fines: ask('setup.fines', 'setup.fines-prompt', 'late-coin'),
	'social-fund': ask('setup.social-fund', 'rules.social-fund-prompt', 'social-pot', {
		heard: (draft, words) => heardRule('socialFund', draft, words)
	}),
	'fund-shared': ask('setup.social-fund', 'rules.social-fund-shared-prompt', 'social-pot', {
		belongs: true,
		isFor: ({ asksFundShared }) => asksFundShared
	})
};
const women = {
	members: ask('setup.members', 'setup.members-prompt', 'faces', {
		missing: ({ waiting, hasEnough, members }) =>
			waiting.length > 0
				? 'setup.pages-waiting'
				: hasEnough
					? refusedText(...members.map(({ name }) => name))
					: 'setup.members-least',
		heard: ({ members }, words) => words.say('setup.members-count', { count: words.number(members.length) })
	}),
	each: ask('setup.each', 'rules.saving-each-prompt', 'gullak-in', {
		isFor: ({ eachHerOwn }) => eachHerOwn,
		missing: ({ eachHerOwn, rules }) =>
			eachHerOwn && !rules.isAnswered('savingAmount') ? 'setup.each-missing' : null
	}),
	president: ask('code.office-president', 'setup.officers-prompt', 'lamp', {
		missing: ({ president }) => (president === null ? 'setup.officer-missing' : null),
		heard: (draft, words) => officerChosen('president', draft, words)
	}),
	office: ask('setup.officers', 'setup.office-prompt', 'key', {
		heard: ({ secondOffice }, words) => `${words.say(`code.office-${secondOffice}`)}.`
	}),
	second: ask('setup.officers', 'setup.officers-prompt', 'key', {
		missing: ({ president, second }) =>
			second === null ? 'setup.officer-missing' : second === president ? 'setup.officers-two' : null,
		heard: (draft, words) => officerChosen('second', draft, words)
	}),
	writer: ask('code.office-writer', 'setup.officers-prompt', 'pen', {
		missing: ({ writer }) => (writer === null ? 'setup.officer-missing' : null),
		heard: (draft, words) => officerChosen('writer', draft, words)
	})
};
const book = {
	bank: ask('setup.bank', 'setup.bank-prompt', 'bank-counter', {
		missing: ({ pages, sheet, banks }) =>
			pages !== null && sheet.line('bank') > 0 && banks[0]?.name.trim() === ''
				? 'setup.bank-name-missing'
				: (banks.map(missingBank).find((missing) => missing !== null) ?? null)
	}),
	opening: ask('setup.opening', 'setup.opening-prompt', 'book', {
		missing: ({ fromPaper }) => (fromPaper === null ? 'setup.opening-prompt' : null)
	}),
	sheet: ask('setup.opening', 'setup.opening-sheet-prompt', 'equal', {
		belongs: true,
		isFor: ({ fromPaper }) => fromPaper === true,
		// The message tells the difference of the two sides.
		missing: ({ fromPaper, sheet }) =>
			fromPaper !== true || sheet.difference === 0
				? null
				: sheet.difference > 0
					? 'setup.opening-more'
					: 'setup.opening-less'
	}),
	// As late as possible: codes of other women are not stored, and are made anew if the phone dies.
	codes: ask('setup.codes', 'setup.codes-others-away', 'lock', {
		isFor: ({ giving }) => giving.count > 0,
		missing: ({ giving }) => (giving.isDone ? null : 'setup.codes-missing')
	}),
	seen: ask('setup.opening', 'lock.forgot-first', 'sheet-member', {
		belongs: true,
		isFor: ({ pages, fromPaper }) => pages !== null && fromPaper === true,
		missing: ({ pages, fromPaper, agreed }) =>
			pages === null || fromPaper !== true || agreed.isDone ? null : 'setup.pages-seen'
	}),
	cover: ask('setup.book-sign', 'setup.book-sign-prompt', 'book'),
	check: ask('setup.check', 'setup.check-prompt', 'check')
};
/** Screens inside a question: one fine, a new woman, an amount of the cut-off sheet. Back returns to the question. */
const inside = {
	fine: within('fines', 'setup.fines', 'rules.fine-prompt', 'late-coin', {
		heard: (draft, words) => heardRule(draft.fine, draft, words)
	}),
	'exit-loss': within('check', 'rules.exit-loss', 'rules.exit-loss-prompt', 'withered', {
		heard: (draft, words) => heardRule('exitLoss', draft, words)
	}),
	symbol: within('members', 'setup.member-new', 'setup.member-prompt', 'new-woman'),
	member: within('members', 'setup.member-new', 'setup.member-name-prompt', 'new-woman', {
		heard: (draft, words) => {
			if (draft.member === null) return '';
			const face = draft.face(draft.member.memberId);
			return words.say('setup.member-added', { who: faceWords(face, words), number: face.number });
		}
	}),
	savers: within('sheet', 'setup.opening-savings', 'setup.opening-savers-prompt', 'gullak-in'),
	borrowers: within('sheet', 'setup.opening-lent', 'setup.opening-savers-prompt', 'wall'),
	saver: within('sheet', 'setup.opening', 'setup.opening-saver-prompt', 'book'),
	'her-loan': within('sheet', 'setup.member-opening-loan', 'loan.times-prompt', 'wall'),
	amount: within('sheet', 'setup.opening', 'setup.opening-amount-prompt', 'notes', {
		heard: (draft, words) => `${words.amount(lineAmount(draft), draft.currency)}.`
	})
};

/** Chapters, shown as the dots at the top. */
const chapters = [group, meeting, money, women, book] as const;
export const setupChapters = chapters.length;

type StepsOf<Chapter> = Chapter extends unknown ? keyof Chapter : never;
export type SetupStep = StepsOf<(typeof chapters)[number]>;
export type SetupPlace = SetupStep | keyof typeof inside;

export const setupAsked: Readonly<Record<SetupPlace, Asked & { readonly of?: SetupStep }>> = {
	...group,
	...meeting,
	...money,
	...women,
	...book,
	...inside
};

/** Question for the price of a share, for groups that save in shares. */
export const sharePriceAsked: Asked = {
	title: 'setup.share-price',
	prompt: 'setup.share-price-prompt',
	icon: 'slip'
};

export const isSetupPlace = (name: string): name is SetupPlace => Object.hasOwn(setupAsked, name);
const isStep = (place: string): place is SetupStep => isSetupPlace(place) && !Object.hasOwn(inside, place);
export const setupSteps: readonly SetupStep[] = Object.keys(setupAsked).filter(isStep);

/** Question to which a screen belongs. */
export const stepOf = (place: SetupPlace): SetupStep => setupAsked[place].of ?? (place as SetupStep);
export const chapterOf = (step: SetupStep): number =>
	chapters.findIndex((chapter) => Object.hasOwn(chapter, step));

/** Progress within the chapter including this question, 0 to 1. @param steps the questions of this group */
export function partOfChapter(step: SetupStep, steps: readonly SetupStep[]): number {
	const chapter = steps.filter((one) => chapterOf(one) === chapterOf(step));
	return (chapter.indexOf(step) + 1) / chapter.length;
}

/** True if it corrects the same answer of the last page as the question before it. */
export const belongsTo = (step: SetupStep | undefined, before: SetupStep | undefined): boolean =>
	step !== undefined &&
	setupAsked[step].belongs === true &&
	setupSteps[setupSteps.indexOf(step) - 1] === before;

/** Message about what the answer lacks before the next question, or null. */
export const missingIn = (step: SetupStep, draft: SetupDraft): MessageKey | null =>
	setupAsked[step].missing?.(draft) ?? null;

/** The farthest question that may be asked: all before it are answered. */
export const reachedIn = (draft: SetupDraft): SetupStep =>
	setupSteps.find((step) => missingIn(step, draft) !== null) ?? 'check';

/** Questions of this group: a new group has no cut-off sheet, equal savings need no own amounts, and without a share-out there are no shares. */
export const stepsFor = (draft: SetupDraft): readonly SetupStep[] =>
	setupSteps.filter((step) => setupAsked[step].isFor?.(draft) ?? true);

/** Read-back of an answer before the next question; '' if there is none. */
export const answerInWords = (place: SetupPlace, draft: SetupDraft, words: Words): string =>
	setupAsked[place].heard?.(draft, words) ?? '';

export const methodKey = (method: SetupDraft['method']): MessageKey =>
	method === 'upFront' ? 'loan.method-upFront' : `setup.method-${method}`;

/** Office that a question is about. */
export function officeOf(step: SetupPlace, draft: SetupDraft): MessageKey {
	if (step === 'second') return `code.office-${draft.secondOffice}`;
	return step === 'writer' ? 'code.office-writer' : 'code.office-president';
}

function officerChosen(place: 'president' | 'second' | 'writer', draft: SetupDraft, words: Words): string {
	const memberId = draft[place];
	if (memberId === null) return '';
	const who = faceWords(draft.face(memberId), words);
	return words.say('setup.officer-is', { who, office: words.say(officeOf(place, draft)) });
}

const heardRule = (
	name: FineName | 'socialFund' | 'exitLoss' | 'period',
	draft: SetupDraft,
	words: Words
): string => spokenRule(name, ruleValue(name, draft.constitution, words), words, draft.currency);

function lineAmount({ line, sheet, member }: SetupDraft): Money {
	if (!isWomanLine(line)) return sheet.line(line);
	return member === null ? zero : sheet.of(member.memberId)[line];
}

function refusedText(...texts: readonly string[]): MessageKey | null {
	return texts.some(holdsIdentityNumber) ? 'setup.identity-number' : null;
}

function missingBank({ name, branch, lastFour }: SetupDraft['banks'][number]): MessageKey | null {
	const refused = refusedText(name, branch, lastFour);
	if (refused !== null) return refused;
	if (lastFour !== '' && !/^\d{4}$/.test(lastFour)) return 'setup.bank-four';
	return name.trim() === '' && (branch.trim() !== '' || lastFour !== '') ? 'setup.bank-name-missing' : null;
}
