import type { MessageKey } from '../en/index.ts';
import type { SurenessLists } from '../../sureness.ts';
import { guessedPapers, seenPapers } from './sureness-papers.ts';
import { guessedScreens, seenScreens } from './sureness-screens.ts';

/** Of the meeting, the book, loans and the words of every screen. */
const seenWords: readonly string[] = [
	'word.group',
	'word.meeting',
	'word.bank',
	'word.saving',
	'word.loan',
	'word.interest',
	'word.repayment',
	'word.instalment',
	'word.left',
	'office.member',
	'meeting.title',
	'meeting.step-repay',
	'repay.title',
	'repay.principal',
	'repay.interest',
	'member.saved',
	'book.saved',
	'bank.title',
	'bank.account',
	'bank.deposit'
] satisfies readonly MessageKey[];

const guessedWords: readonly string[] = [
	'word.trial-voice',
	'language.trial-voice',
	'loan.change-writeOff',
	'loan.given-up',
	'share.mix-alone'
] satisfies readonly MessageKey[];

/** How sure the Nepali is (see `hi/sureness.ts`). */
export const nepaliSureness: SurenessLists = {
	seen: new Set([...seenWords, ...seenPapers, ...seenScreens]),
	guessed: new Set([...guessedWords, ...guessedPapers, ...guessedScreens])
};
