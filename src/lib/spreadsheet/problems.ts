import type { LocalDate } from '#kernel';
import type { Rejection } from '#group';
import type { CurrencyCode, Money } from '#money';
import type { ColumnId } from './columns.ts';

/** A fault of the whole file, which prevents reading any of it. */
export type FileFault =
	| { readonly code: 'fileTooLarge'; readonly detail: { readonly most: number } }
	/** Not UTF-8: a workbook that was not saved as CSV, or another encoding. */
	| { readonly code: 'notText' }
	| { readonly code: 'empty' }
	/** An unclosed quotation mark, or one within a cell. */
	| { readonly code: 'quotesBroken' }
	| { readonly code: 'tooManyRows'; readonly detail: { readonly most: number } }
	| { readonly code: 'tooManyColumns'; readonly detail: { readonly most: number } }
	| { readonly code: 'tooManyGroups'; readonly detail: { readonly most: number } }
	| { readonly code: 'headMissing' }
	| { readonly code: 'headUnknown'; readonly detail: { readonly given: string } }
	| { readonly code: 'headTwice'; readonly detail: { readonly given: string } };

/** A fault of one cell. `given` is shortened; an identity number is never repeated. */
export type CellFault =
	| { readonly code: 'needed' }
	/** The kind of row does not use this column, so that the figure would be lost. */
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
	/** Letters, digits or a length that the field does not allow. */
	| { readonly code: 'notWritable'; readonly detail: { readonly given: string } }
	| { readonly code: 'keyInvalid'; readonly detail: { readonly given: string } };

/** A fault of a row in relation to other rows of its group. */
export type GroupFault =
	/** No row describes the group. */
	| { readonly code: 'groupRowMissing' }
	/** The same figure is on another row; `first` is the number of that row. */
	| { readonly code: 'rowTwice'; readonly detail: { readonly first: number } }
	| { readonly code: 'memberUnknown'; readonly detail: { readonly number: number } }
	| { readonly code: 'bankUnknown'; readonly detail: { readonly number: number } }
	/** Figures of a cut-off sheet without a row for the cash in the box; an empty box must be entered as 0. */
	| { readonly code: 'boxMissing' }
	/** Figures of a cut-off sheet without its day. */
	| { readonly code: 'cutOffMissing' }
	| { readonly code: 'dayAfterCutOff'; readonly detail: { readonly cutOff: LocalDate } }
	| { readonly code: 'dayBeforeCutOff'; readonly detail: { readonly cutOff: LocalDate } }
	| { readonly code: 'dayBeforeFounding'; readonly detail: { readonly founded: LocalDate } }
	/** Regular savings in a group that saves in shares, or the other way round. */
	| { readonly code: 'wrongFund' }
	/** Rows of one meeting have different days. */
	| { readonly code: 'meetingDayDiffers'; readonly detail: { readonly day: LocalDate } }
	/** Minor units. The cash count of the page differs from the balance of its entries. */
	| { readonly code: 'countDiffers'; readonly detail: { readonly counted: Money; readonly book: Money } }
	/** The member has no debt that this payment could settle. */
	| { readonly code: 'nothingOwed' }
	/** Minor units. `difference` = debits − credits; positive if the group has more than the sheet explains. */
	| {
			readonly code: 'notBalanced';
			readonly detail: { readonly debits: Money; readonly credits: Money; readonly difference: Money };
	  }
	/** The event of the row is invalid; `message` tells what the field must be. */
	| { readonly code: 'invalid'; readonly detail: { readonly field: string; readonly message: string } }
	/** The book rejects the event of the row; amounts are minor units of the currency, default rupees. */
	| {
			readonly code: 'refused';
			readonly detail: { readonly rejection: Rejection; readonly currency?: CurrencyCode };
	  };

export type SheetFault = FileFault | CellFault | GroupFault;

export interface Where {
	/** Row number as in the spreadsheet program, counting from 1 with the heads; null for the whole file. */
	readonly row: number | null;
	/** Null for the whole row. */
	readonly column: ColumnId | null;
	/** Key of the group if the row names one. */
	readonly group: string | null;
}

/** A fault that a person must correct in the sheet. Messages for each code are elsewhere. */
export type SheetProblem = Where & SheetFault;

export type ProblemCode = SheetFault['code'];

/** Collects problems while the sheet is read, without stopping at the first. */
export type Noting = (problem: SheetProblem) => void;
