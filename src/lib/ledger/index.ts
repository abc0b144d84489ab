export {
	chartOfAccounts,
	normalSide,
	rootOf,
	type AccountCode,
	type AccountType,
	type ChartLine,
	type ChartOfAccounts
} from './account.ts';
export {
	balanceOf,
	belowZero,
	heldIn,
	heldUnder,
	isBalanced,
	overdrawnBy,
	post,
	totalOfType,
	typeOf,
	type Balances
} from './balances.ts';
export {
	credit,
	debit,
	entryOf,
	journalEntry,
	reversalOf,
	type EntryError,
	type JournalEntry,
	type Posting
} from './journal-entry.ts';
