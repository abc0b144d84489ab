import { unreachable } from '#kernel';
import type { SheetProblem } from '#spreadsheet/problems.ts';
import { rejectionSentence } from './rejection-sentences.ts';

/** Where it is, what is wrong and what helps, for staff who filled in the sheet. `head` names the column. */
export function problemSentence(problem: SheetProblem, head: string | null): string {
	const row = problem.row === null ? null : `row ${problem.row}`;
	const group = problem.group === null ? null : `group ${problem.group}`;
	const where = [row, group, head].filter((part) => part !== null).join(', ');
	return where === '' ? capital(wrong(problem)) : `${where}: ${wrong(problem)}`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Rupees and paise, as the sheet has them. */
const rupees = (minorUnits: number) => (minorUnits / 100).toFixed(2);

function wrong(problem: SheetProblem): string {
	switch (problem.code) {
		case 'fileTooLarge':
			return `the file is larger than ${problem.detail.most / 1024 / 1024} MiB: convert fewer groups at a time.`;
		case 'notText':
			return 'the file is not text in UTF-8: save the sheet as "CSV UTF-8".';
		case 'empty':
			return 'the file is empty.';
		case 'quotesBroken':
			return 'a quotation mark is not closed, or stands inside a cell: take it out, or save the sheet again.';
		case 'tooManyRows':
			return `the sheet has more than ${problem.detail.most} rows: convert fewer groups at a time.`;
		case 'tooManyColumns':
			return `a row has more than ${problem.detail.most} cells: this is not the sheet of the template.`;
		case 'tooManyGroups':
			return `the sheet has more than ${problem.detail.most} groups: convert fewer at a time.`;
		case 'headMissing':
			return 'no column has this head: take the first row from the template.';
		case 'headUnknown':
			return `"${problem.detail.given}" is no head that is known: take it from the template, or leave the column out.`;
		case 'headTwice':
			return `"${problem.detail.given}" names a column that is there already: keep one.`;
		default:
			return wrongCell(problem);
	}
}

type OfFile =
	| 'fileTooLarge'
	| 'notText'
	| 'empty'
	| 'quotesBroken'
	| 'tooManyRows'
	| 'tooManyColumns'
	| 'tooManyGroups'
	| 'headMissing'
	| 'headUnknown'
	| 'headTwice';
type Without<Codes extends SheetProblem['code']> = Exclude<SheetProblem, { readonly code: Codes }>;

function wrongCell(problem: Without<OfFile>): string {
	switch (problem.code) {
		case 'needed':
			return 'the cell is empty: fill it in.';
		case 'notForThisRow':
			return `a row "${problem.detail.kind}" has no such cell: empty it, or change what the row is.`;
		case 'noHead':
			return `"${problem.detail.given}" stands in a column without a head: empty the cell.`;
		case 'cellTooLong':
			return `the cell has more than ${problem.detail.most} letters.`;
		case 'identityNumber':
			return 'twelve digits look like an identity number, which has no place here: take it out.';
		case 'notAnAmount':
			return `"${problem.detail.given}" is no amount: write rupees such as 1250, 1,250 or 1,25,000.50.`;
		case 'amountTooLarge':
			return `the amount is larger than ${rupees(problem.detail.most)}, the most that can stand here.`;
		case 'amountIsZero':
			return 'the amount is zero: write more, or empty the cell.';
		case 'notADay':
			return `"${problem.detail.given}" is no day: write it as 31/03/2025, the day first.`;
		case 'notAWholeNumber':
			return `"${problem.detail.given}" is no whole number from ${problem.detail.least} to ${problem.detail.most}.`;
		case 'notARate':
			return `"${problem.detail.given}" is no number such as 2 or 1.5.`;
		case 'notAChoice':
			return `"${problem.detail.given}" is not one of: ${problem.detail.choices.join(', ')}.`;
		case 'notWritable':
			return `"${problem.detail.given}" cannot stand here: see docs/SPREADSHEET.md for what can.`;
		case 'keyInvalid':
			return `"${problem.detail.given}" is no key of a group: 1 to 40 letters, digits, . _ or -, for example G1.`;
		default:
			return wrongInGroup(problem);
	}
}

type OfCell =
	| 'needed'
	| 'notForThisRow'
	| 'noHead'
	| 'cellTooLong'
	| 'identityNumber'
	| 'notAnAmount'
	| 'amountTooLarge'
	| 'amountIsZero'
	| 'notADay'
	| 'notAWholeNumber'
	| 'notARate'
	| 'notAChoice'
	| 'notWritable'
	| 'keyInvalid';

function wrongInGroup(problem: Without<OfFile | OfCell>): string {
	switch (problem.code) {
		case 'groupRowMissing':
			return 'no row "group" says what kind of group it is: add one.';
		case 'rowTwice':
			return `the same stands on row ${problem.detail.first}: keep one.`;
		case 'memberUnknown':
			return `the group has no member number ${problem.detail.number}: add her row "member".`;
		case 'bankUnknown':
			return `the group has no bank row ${problem.detail.number}: add it, or name another account.`;
		case 'boxMissing':
			return 'no row "box" says how much cash there was: add one, with 0 if the box was empty.';
		case 'cutOffMissing':
			return 'there are figures, and no day for them: fill in the cut-off day.';
		case 'dayAfterCutOff':
			return `the day is after the cut-off day, ${problem.detail.cutOff}.`;
		case 'dayBeforeCutOff':
			return `the day is before the cut-off day, ${problem.detail.cutOff}: what happened then is in its figures already.`;
		case 'dayBeforeFounding':
			return `the day is before the group was founded, on ${problem.detail.founded}.`;
		case 'wrongFund':
			return 'by its rules the group saves in the other way: either in shares, or not.';
		case 'meetingDayDiffers':
			return `another row of this meeting says ${problem.detail.day}: a meeting has one day.`;
		case 'countDiffers':
			return `counted were ${rupees(problem.detail.counted)}, the entries make ${rupees(problem.detail.book)}: look for the slip, or say that the difference was accepted.`;
		case 'nothingOwed':
			return 'she has nothing open that this could pay: less, or enter what she owed first.';
		case 'notBalanced':
			return unbalanced(problem.detail.debits, problem.detail.credits);
		case 'invalid':
			return `${problem.detail.field}: ${problem.detail.message}.`;
		case 'refused':
			return rejectionSentence(problem.detail.rejection, problem.detail.currency ?? 'INR');
		default:
			return unreachable(problem);
	}
}

function unbalanced(debits: number, credits: number): string {
	const more =
		debits > credits
			? `box, bank, loans and expenses are ${rupees(debits - credits)} more than the rest`
			: `savings, borrowings, funds, income and surplus are ${rupees(credits - debits)} more than the rest`;
	return `the sheet does not balance: ${rupees(debits)} against ${rupees(credits)}; ${more}. Look at the paper book again.`;
}
