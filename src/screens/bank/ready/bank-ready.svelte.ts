import { present } from '#kernel';
import { activeMembers } from '#group';
import { loadDoseRules, type Fault } from '#app';
import type { IconName, MessageKey, Words } from '#i18n';
import type { CurrencyCode } from '#money';
import { fullTenths, sharesOfRules, type MissingItem, type Panchasutra } from '#reports';
import { missingValues } from '#papers/missing-words.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { inSteps } from '#session/read-pages.ts';
import { WholeBookFigures, type WholeBook } from '../../frame/whole-book-figures.svelte.ts';

/** One of the five rules as shown to the women. */
export interface Indicator {
	readonly rule: 'meetings' | 'saving' | 'lending' | 'repayment' | 'books';
	readonly icon: IconName;
	readonly label: string;
	/** Number of full flowers of ten; null if nothing was due yet. */
	readonly tenths: number | null;
	readonly heard: string;
}

/** An open task with its picture. */
export interface MissingMark {
	readonly key: string;
	readonly icon: IconName;
	readonly text: string;
	readonly must: boolean;
}

interface Figures {
	readonly last6: Panchasutra;
	readonly missing: readonly MissingItem[];
}

/** Readiness of the group for the bank: five indicators and the open tasks. It never changes the book. */
export class BankReady {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #whole: WholeBookFigures<Figures>;

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
		this.#whole = new WholeBookFigures(app, book, figuresOf);
	}

	/** False until the book was read. */
	get ready(): boolean {
		return this.#whole.figures !== null;
	}
	get fault(): Fault | null {
		return this.#whole.fault;
	}

	read(): Promise<void> {
		return this.#whole.read();
	}

	readonly indicators: readonly Indicator[] = $derived.by(() => {
		const { figures } = this.#whole;
		return figures === null ? [] : indicatorsOf(figures.last6, wordsOf(this.#app));
	});

	readonly missing: readonly MissingMark[] = $derived.by(() => [
		...(this.#whole.figures?.missing ?? []).map((item) =>
			markOf(item, wordsOf(this.#app), this.#book.currency)
		),
		...this.#nameless()
	]);

	/** Women without a name: names are kept beside the book, and a missing one is blank in the bank's forms. */
	#nameless(): readonly MissingMark[] {
		const faces = activeMembers(this.#book.state).map(({ memberId }) => this.#book.face(memberId));
		const numbers = faces.filter(({ name }) => name === undefined).map(({ number }) => number);
		if (numbers.length === 0) return [];
		const who = [...numbers.slice(0, namedMost), ...(numbers.length > namedMost ? ['…'] : [])].join(', ');
		const text = wordsOf(this.#app).say('bank.file-missing-name', { who });
		return [{ key: 'name', icon: 'keyboard', text, must: false }];
	}
}

/** Maximum of member numbers in one line. */
const namedMost = 5;

async function figuresOf({ reports, events, view }: WholeBook): Promise<Figures> {
	const { doseRules } = await loadDoseRules();
	const rule = present(reports.doseRuleFor(doseRules, view.currency), 'the app comes with a rule');
	const standing = await inSteps(reports.bankStandingSteps(events, view, { rule, dose: null }), () => true);
	return { last6: reports.panchasutra(events, view).last6, missing: standing?.missing ?? [] };
}

const rules = [
	['meetings', 'meeting'],
	['saving', 'gullak-in'],
	['lending', 'box-out'],
	['repayment', 'box-in'],
	['books', 'book']
] as const satisfies readonly (readonly [Indicator['rule'], IconName])[];

function indicatorsOf(figures: Panchasutra, words: Words): readonly Indicator[] {
	return rules.map(([rule, icon]) => {
		const label = words.say(`bank.file-${rule}`);
		const tenths = fullTenths(sharesOfRules[rule](figures));
		const heard =
			tenths === null
				? words.say('bank.file-indicators-none', { what: label })
				: words.say('bank.file-indicators-heard', { what: label, count: tenths });
		return { rule, icon, label, tenths, heard };
	});
}

const icons: Readonly<Record<MissingItem['what'], IconName>> = {
	noMeeting: 'meeting',
	tooYoung: 'calendar-day',
	tooFew: 'faces',
	tooMany: 'faces',
	hardAreaOnly: 'faces',
	booksUnequal: 'unequal',
	meetingOpen: 'book',
	pageOpen: 'book',
	noBankAccount: 'bank-counter',
	officersMissing: 'key',
	noResolution: 'hands-raised',
	noQuorum: 'empty-mat',
	planNoQuorum: 'empty-mat',
	noSum: 'sheet-bank',
	askedAbove: 'unequal',
	noPlan: 'sheet-bank',
	planAllAlike: 'equal',
	planUnequal: 'unequal',
	limitNotKept: 'sheet-bank',
	waitingForAnswer: 'hourglass',
	bankLoanLate: 'late-coin',
	meetingsMissed: 'empty-mat',
	noDepositLately: 'box-to-bank',
	boxOverLimit: 'tin-box',
	passbookNotCompared: 'passbook',
	savingArrears: 'gullak-in',
	loansOverdue: 'box-in',
	nobodyBorrowed: 'box-out',
	disputesOpen: 'dispute',
	countsDiffer: 'counting-hands',
	enteredLater: 'sheet-meeting'
};

function markOf(item: MissingItem, words: Words, currency: CurrencyCode): MissingMark {
	const key: MessageKey = `bank.file-missing-${item.what}`;
	const account = 'account' in item ? item.account : 'condition' in item ? item.condition : '';
	return {
		key: `${item.what} ${account}`,
		icon: icons[item.what],
		text: words.say(key, missingValues(item, words, currency)),
		must: item.weight === 'must'
	};
}
