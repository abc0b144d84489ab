import { codeLists, kindWords, type EventType } from '#group';
import type { MessageKey, NamedUnder } from '#i18n';
import type { PaperWord } from './table-types.ts';

/** Dictionary words of a list of codes, under the keys `<prefix><code>`. */
export interface CodeWords<Code extends string, Prefix extends string = string> {
	readonly codes: readonly Code[];
	/** Returns the dictionary key of a code. */
	readonly keyOf: (code: Code) => `${Prefix}${Code}`;
	/** Returns the code if the list has it; a foreign book may have other codes. */
	readonly find: (code: string) => Code | null;
	/** Returns the dictionary key of any code; null if the list does not have it. */
	readonly wordsFor: (code: string) => MessageKey | null;
	/** Returns the word for a paper; an unknown code is printed as it is. */
	readonly word: (code: string) => PaperWord;
}

/** Requires at compile time that the dictionaries have words for every code. */
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

/** Words of each list of `codeLists`. */
export const codeWords = {
	fineReasons: wordsOf('code.reason-', codeLists.fineReasons),
	/** Reasons for correcting an entry of a sealed page. Inside the open meeting the code is `undo`. */
	correctionReasons: wordsOf('code.reason-', codeLists.correctionReasons),
	writeOffReasons: wordsOf('code.reason-', codeLists.writeOffReasons),
	leaveReasons: wordsOf('code.leave-', codeLists.leaveReasons),
	feeCategories: wordsOf('code.category-', codeLists.feeCategories),
	incomeCategories: wordsOf('code.category-', codeLists.incomeCategories),
	expenseCategories: wordsOf('code.category-', codeLists.expenseCategories),
	socialReasons: wordsOf('code.social-', codeLists.socialReasons),
	heldPurposes: wordsOf('code.held-', codeLists.heldPurposes),
	depositPlaces: wordsOf('code.deposit-', codeLists.depositPlaces),
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

/** Returns the key of the name of an event type; a type without a name does not compile. */
export const entryName = (type: EventType): MessageKey => kindWords(type);
