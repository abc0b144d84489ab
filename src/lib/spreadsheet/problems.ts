import type { LocalDate } from '#kernel';
import type { Rejection } from '#group';
import type { CurrencyCode, Money } from '#money';
import type { ColumnId } from './columns.ts';

/** What is wrong with the file as a whole; then nothing of it is read. */
export type FileFault =
	| { readonly code: 'fileTooLarge'; readonly detail: { readonly most: number } }
	/** Not UTF-8: a workbook that was not saved as CSV, or another alphabet. */
	| { readonly code: 'notText' }
	| { readonly code: 'empty' }
	/** A quotation mark is opened and never closed, or stands inside a cell. */
	| { readonly code: 'quotesBroken' }
	| { readonly code: 'tooManyRows'; readonly detail: { readonly most: number } }
	| { readonly code: 'tooManyColumns'; readonly detail: { readonly most: number } }
	| { readonly code: 'tooManyGroups'; readonly detail: { readonly most: number } }
	| { readonly code: 'headMissing' }
	| { readonly code: 'headUnknown'; readonly detail: { readonly given: string } }
	| { readonly code: 'headTwice'; readonly detail: { readonly given: string } };

/** What is wrong with one cell. `given` is shortened; an identity number is never repeated. */
export type CellFault =
	| { readonly code: 'needed' }
	/** This kind of row has no such cell: the figure would be lost. */
	| { readonly code: 'notForThisRow'; readonly detail: { readonly kind: string } }
	| { readonly code: 'noHead'; readonly detail: { readonly given: string } }
	| { readonly code: 'cellTooLong'; readonly detail: { readonly most: number } }
	| { readonly code: 'identityNumber' }
	| { readonly code: 'notAnAmount'; readonly detail: { readonly given: string } }
	/** Minor units. */
	| { readonly code: 'amountTooLarge'; readonly detail: { readonly most: number } }
	| { readonly code: 'amountIsZero' }
	| { readonly code: 'notADay'; readonly detail: { readonly given: string } }
	| {
			readonly code: 'notAWholeNumber';
			readonly detail: { readonly given: string; readonly least: number; readonly most: number };
	  }
	| { readonly code: 'notARate'; readonly detail: { readonly given: string } }
	| {
			readonly code: 'notAChoice';
			readonly detail: { readonly given: string; readonly choices: readonly string[] };
	  }
	/** Letters, digits or length that such a field cannot have. */
	| { readonly code: 'notWritable'; readonly detail: { readonly given: string } }
	| { readonly code: 'keyInvalid'; readonly detail: { readonly given: string } };

/** What is wrong with a row beside the others of its group. */
export type GroupFault =
	/** No row of this group says what kind of group it is. */
	| { readonly code: 'groupRowMissing' }
	/** The same figure stands on another row; `first` is its number. */
	| { readonly code: 'rowTwice'; readonly detail: { readonly first: number } }
	| { readonly code: 'memberUnknown'; readonly detail: { readonly number: number } }
	| { readonly code: 'bankUnknown'; readonly detail: { readonly number: number } }
	/** There are figures of a cut-off sheet, and no row for the cash in the box: if it is empty, 0 is written. */
	| { readonly code: 'boxMissing' }
	/** There are figures of a cut-off sheet, and no day for them. */
	| { readonly code: 'cutOffMissing' }
	| { readonly code: 'dayAfterCutOff'; readonly detail: { readonly cutOff: LocalDate } }
	| { readonly code: 'dayBeforeCutOff'; readonly detail: { readonly cutOff: LocalDate } }
	| { readonly code: 'dayBeforeFounding'; readonly detail: { readonly founded: LocalDate } }
	/** The group saves in shares and this is none, or the other way round. */
	| { readonly code: 'wrongFund' }
	/** All rows of a meeting have one day. */
	| { readonly code: 'meetingDayDiffers'; readonly detail: { readonly day: LocalDate } }
	/** Minor units. The paper page counted other cash than its own entries make. */
	| { readonly code: 'countDiffers'; readonly detail: { readonly counted: Money; readonly book: Money } }
	/** The member owes nothing that this payment could settle. */
	| { readonly code: 'nothingOwed' }
	/** Minor units. `difference` = debits − credits: above zero, the group has more than the sheet explains. */
	| {
			readonly code: 'notBalanced';
			readonly detail: { readonly debits: Money; readonly credits: Money; readonly difference: Money };
	  }
	/** The event that the row makes cannot be written; `message` says what the field must be. */
	| { readonly code: 'invalid'; readonly detail: { readonly field: string; readonly message: string } }
	/** The book refuses the event that the row makes; amounts are minor units of the currency, of rupees where none is said. */
	| {
			readonly code: 'refused';
			readonly detail: { readonly rejection: Rejection; readonly currency?: CurrencyCode };
	  };

export type SheetFault = FileFault | CellFault | GroupFault;

export interface Where {
	/** As the spreadsheet program numbers them: from 1, the heads among them; null for the whole file. */
	readonly row: number | null;
	/** Null for the whole row. */
	readonly column: ColumnId | null;
	/** Key of the group, where the row names one. */
	readonly group: string | null;
}

/** Something that a person must correct in the sheet. Words for each code are elsewhere. */
export type SheetProblem = Where & SheetFault;

export type ProblemCode = SheetFault['code'];

/** Where problems are put while the sheet is read: nothing stops at the first. */
export type Noting = (problem: SheetProblem) => void;
