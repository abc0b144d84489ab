import { codeLists, kindWords, type EventType } from '#group';
import type { MessageKey, NamedUnder } from '#i18n';
import type { PaperWord } from './table-types.ts';

/** Words of a list of codes: `<prefix><code>` in the dictionaries. */
export interface CodeWords<Code extends string, Prefix extends string = string> {
	readonly codes: readonly Code[];
	/** Key of the words of a code. */
	readonly keyOf: (code: Code) => `${Prefix}${Code}`;
	/** The code where it is one of the list; a book from elsewhere may have others. */
	readonly find: (code: string) => Code | null;
	/** Key of the words of any code; null where it is none of the list. */
	readonly wordsFor: (code: string) => MessageKey | null;
	/** The same for a paper: a code that is none of the list stands as it is. */
	readonly word: (code: string) => PaperWord;
}

/** A code without words in the dictionaries does not compile. */
function wordsOf<const Prefix extends string, const Code extends NamedUnder<Prefix>>(
	prefix: Prefix,
	codes: readonly Code[]
): CodeWords<Code, Prefix> {
	const find = (code: string): Code | null => codes.find((known) => known === code) ?? null;
	const wordsFor = (code: string) => (find(code) === null ? null : (`${prefix}${code}` as MessageKey));
	return {
		codes,
		keyOf: (code) => `${prefix}${code}`,
		find,
		wordsFor,
		word: (code) => wordsFor(code) ?? { as: code }
	};
}

/** The words of each list of `codeLists`. */
export const codeWords = {
	fineReasons: wordsOf('code.reason-', codeLists.fineReasons),
	/** Why an entry of a sealed page is corrected. Inside the open meeting the code is `undo`. */
	correctionReasons: wordsOf('code.reason-', codeLists.correctionReasons),
	writeOffReasons: wordsOf('code.reason-', codeLists.writeOffReasons),
	leaveReasons: wordsOf('code.leave-', codeLists.leaveReasons),
	feeCategories: wordsOf('code.category-', codeLists.feeCategories),
	incomeCategories: wordsOf('code.category-', codeLists.incomeCategories),
	expenseCategories: wordsOf('code.category-', codeLists.expenseCategories),
	socialReasons: wordsOf('code.social-', codeLists.socialReasons),
	heldPurposes: wordsOf('code.held-', codeLists.heldPurposes),
	assetThings: wordsOf('code.asset-', codeLists.assetThings),
	resolutionKinds: wordsOf('code.resolution-', codeLists.resolutionKinds),
	agendaPoints: wordsOf('code.agenda-', codeLists.agendaPoints),
	disputeKinds: wordsOf('code.dispute-', codeLists.disputeKinds),
	disputeOutcomes: wordsOf('code.outcome-', codeLists.disputeOutcomes),
	lenderKinds: wordsOf('code.lender-', codeLists.lenderKinds),
	creditKinds: wordsOf('code.credit-', codeLists.creditKinds),
	loanSources: wordsOf('loan.source-', codeLists.loanSources),
	grantKinds: wordsOf('code.grant-', codeLists.grantKinds),
	applicationAnswers: wordsOf('code.application-', codeLists.applicationAnswers),
	answerReasons: wordsOf('code.answer-', codeLists.answerReasons),
	purposes: wordsOf('code.purpose-', codeLists.purposes)
};

export type Purpose = (typeof codeLists.purposes)[number];

export const isPurpose = (code: string): code is Purpose => codeWords.purposes.find(code) !== null;

/** The words of a kind of entry: a kind that names no words of ours does not compile. */
export const entryName = (type: EventType): MessageKey => kindWords(type);
