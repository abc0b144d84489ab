import type { MessageKey } from '#i18n';
import type { BookPaper, BooksContext } from '../context.ts';
import { bankBookPaper, cashBookPaper } from './cash.ts';
import { depositsPaper } from './deposits.ts';
import { balanceSheetPaper, generalLedgerPaper, trialBalancePaper } from './ledger.ts';
import { corpusPaper, incomeAndExpenditurePaper, receiptsAndPaymentsPaper } from './yearly.ts';

/** The books of account in the order in which an officer asks for them. */
const books = {
	'cash-book': ['account.book-cash', cashBookPaper],
	'bank-book': ['account.book-bank', bankBookPaper],
	deposits: ['account.book-deposits', depositsPaper],
	ledger: ['account.book-ledger', generalLedgerPaper],
	'trial-balance': ['account.book-trial', trialBalancePaper],
	'receipts-payments': ['account.book-receipts', receiptsAndPaymentsPaper],
	'income-expenditure': ['account.book-income', incomeAndExpenditurePaper],
	'balance-sheet': ['account.book-balance', balanceSheetPaper],
	corpus: ['account.book-corpus', corpusPaper]
} as const satisfies Record<string, readonly [MessageKey, (context: BooksContext) => BookPaper]>;

export type BookKind = keyof typeof books;
export const bookKinds = Object.keys(books) as readonly BookKind[];
export const bookTitle = (kind: BookKind): MessageKey => books[kind][0];
export const isBookKind = (kind: string | null): kind is BookKind => kind !== null && kind in books;

export function bookPaper(kind: BookKind, context: BooksContext): BookPaper {
	return books[kind][1](context);
}
