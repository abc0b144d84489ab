import type { LocalDate } from '#kernel';
import type { MemberFace, MessageKey } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import type {
	BetweenLine,
	MeetingSheet,
	MemberPage,
	MemberStatement,
	SheetColumns,
	SheetRow
} from '#reports';
import type { PaperCell } from './table-types.ts';

/** What a paper shows. Amounts are minor units. Faces carry a name only where names were asked for. */

/** One meeting, or one instalment, on a string. */
export type Bead = AttendanceBead | 'paid' | 'todo';
export type AttendanceBead = 'present' | 'late' | 'absent' | 'excused';

/** What stands at the edge of every paper. */
export interface PaperFrame {
	readonly group: string;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	/** From a copy that no key of the group signs: every sheet says so. */
	readonly unsigned?: boolean;
	/** From a copy whose code was signed on this day, with the figures of that day. */
	readonly signedOn?: LocalDate | null;
	readonly printedOn: LocalDate;
	/** Version and day of the app that printed it. */
	readonly release: string;
	/** The last page that the figures hold; null before the first. */
	readonly until: LastPage | null;
	readonly seal: PaperSeal | null;
	/** The code that proves the figures; a sheet on which nothing is from the book has none. */
	readonly proof?: ProofOnPaper | null;
	/** The code is computed while the sheets are drawn: its place stays empty until it comes. */
	readonly proofComes?: boolean;
}

export interface LastPage {
	/** The last meeting: "12", "S 1"; null before the first. */
	readonly meeting: string | null;
	readonly day: LocalDate;
	/** Entries were written after that meeting. */
	readonly hasEntriesAfter: boolean;
	/** The meeting, or what was written after it, is closed. */
	readonly sealed: boolean;
}

/** Eight digits and three places in `sealPictures`. */
export interface PaperSeal {
	/** Which meeting's it is: "12"; "S 1" and "D 1" for the other two kinds. */
	readonly meeting: string;
	readonly digits: string;
	readonly pictures: readonly number[];
}

/** One meeting of one woman, as a row of pictures. */
export interface MeetingPicture {
	readonly key: string;
	readonly day: LocalDate;
	readonly mark: Bead | null;
	readonly saved: Money;
	/** Loan and interest given back. */
	readonly paid: Money;
	readonly lent: Money;
	/** What else she got and gave, where there is any. */
	readonly helped?: Money | undefined;
	readonly got?: Money | undefined;
	readonly took?: Money | undefined;
	readonly other?: Money | undefined;
	/** A meeting whose entries were corrected: the row is struck through beside the one that counts. */
	readonly struck?: boolean;
	/** The row replaces a struck one. */
	readonly corrected?: boolean;
	readonly late?: boolean;
	/** A woman says that a line of it is wrong, and it is not settled. */
	readonly disputed?: boolean;
}

export interface LoanPicture {
	readonly key: string;
	readonly left: Money;
	readonly interestDue: Money;
	readonly overdueInterest: Money;
	/** Instalments that are wholly repaid, of all. */
	readonly given: number;
	readonly total: number;
}

export interface MemberPaperData {
	readonly face: MemberFace;
	readonly office: MessageKey | null;
	/** The last meetings of the member, oldest first. */
	readonly beads: readonly Bead[];
	readonly savings: Money;
	readonly arrears: Money;
	readonly fines: Money;
	/** Where she is a member no more: since when, and what she was handed. */
	readonly left: MemberPage['left'];
	readonly payable: Money;
	readonly heldForOthers: MemberPage['heldForOthers'];
	readonly loans: readonly LoanPicture[];
	/** Newest first. */
	readonly meetings: readonly MeetingPicture[];
}

/** For the wall: what everybody in the group may see. Loans and what is late are nobody else's business. */
export interface WallPaperData {
	readonly rows: readonly Pick<MemberPaperData, 'face' | 'beads' | 'savings'>[];
	readonly savings: Money;
	/** Regular meetings so far. */
	readonly meetings: number;
	/** What women gave for others and the group still holds, by what it is for. */
	readonly heldForOthers: MemberPage['heldForOthers'];
	/** What was written between meetings since the meeting before the last, newest first (ledger law 57). */
	readonly between: readonly BetweenLine[];
}

export interface StatementPaperData extends MemberStatement {
	readonly face: MemberFace;
	readonly joined: LocalDate;
	readonly fines: Money;
	readonly left: MemberPage['left'];
	readonly payable: Money;
	readonly heldForOthers: MemberPage['heldForOthers'];
}

/** A member's moves at one meeting, as its sheet prints them. */
export type MeetingMoves = Pick<
	SheetColumns,
	'saved' | 'savings' | 'principalPaid' | 'interestPaid' | 'lent' | 'outstanding'
>;

export interface MemberLine extends MeetingMoves, Pick<SheetRow, 'attendance'> {
	readonly face: MemberFace;
}

/** What came into the box or went out of it, of one kind. */
export interface MoneyRow {
	readonly key: string;
	readonly label: MessageKey;
	/** Through the box; minor units. */
	readonly amount: Money;
	/** Beside it, through a bank account. */
	readonly throughBank: Money;
}

export interface MeetingPaperData {
	/** "12"; "S 1" and "D 1" for the other two kinds. */
	readonly name: string;
	/** Where it was not a regular one. */
	readonly kind: MessageKey | null;
	readonly day: LocalDate;
	readonly isOpen: boolean;
	readonly lines: readonly MemberLine[];
	readonly totals: MeetingMoves;
	/** Who got what beside loans: a dividend, her settlement, her part of a share-out, help; and whose loan was given up. */
	readonly given: readonly PaperGiven[];
	/** Terms and guarantors of loans, new terms, and what was corrected of earlier pages. */
	readonly decided: readonly PaperDecision[];
	/** Entries of this page that were corrected later; minor units. */
	readonly corrections: readonly PaperCorrection[];
	readonly came: number;
	readonly expected: number;
	readonly box: BoxFigures;
	readonly approvals: readonly { readonly face: MemberFace; readonly office: MessageKey | null }[];
	readonly seal: PaperSeal | null;
}

export interface PaperGiven {
	readonly key: string;
	readonly what: readonly MessageKey[];
	/** Women by number, with a name where names were asked for; minor units. */
	readonly to: readonly { readonly who: string; readonly amount: Money }[];
}

export interface PaperDecision {
	readonly key: string;
	readonly says: PaperCell;
	/** Minor units; null where it is about none. */
	readonly amount: Money | null;
	/** What it put in the place of an earlier entry stands in the columns of this page, too. */
	readonly countedHere: boolean;
	/** It was itself corrected later. */
	readonly struck: boolean;
}

export interface PaperCorrection {
	readonly key: string;
	/** Whose entry it was; null where it is no woman's own. */
	readonly number: number | null;
	readonly what: MessageKey;
	/** The amount before the correction; null where no money is meant. */
	readonly before: Money | null;
	/** The amount after the correction; null where the entry was removed, or where no money is meant. */
	readonly after: Money | null;
}

export interface BoxFigures extends Pick<
	MeetingSheet,
	'openingBox' | 'cashIn' | 'cashOut' | 'closingBox' | 'counted' | 'pieces'
> {
	readonly inRows: readonly MoneyRow[];
	readonly outRows: readonly MoneyRow[];
	/** Interest that was kept back from loans: the loans left the box without it. */
	readonly interestKept: Money;
	/** What the book said when it was counted; null where it was not. */
	readonly byBook: Money | null;
	/** Counted less that, also where the book was made to agree in the same meeting. */
	readonly difference: Money | null;
	/** Words of why it was accepted, and numbers of who agreed; null where nothing was accepted. */
	readonly accepted: { readonly reasons: readonly MessageKey[]; readonly by: readonly number[] } | null;
}

export interface BlankPaperData {
	readonly faces: readonly MemberFace[];
	readonly officers: readonly { readonly face: MemberFace; readonly office: MessageKey }[];
	/** What else the rules ask of women at a meeting: a column to write in for each. */
	readonly asks: readonly BesideSaving[];
	readonly saving: BlankSaving;
}
/** What the rules ask of each at a meeting, by her number, as one mark; of a group of shares the value of one and how many she may buy. Minor units. */
export type BlankSaving =
	| { readonly own: ReadonlyMap<number, Money> }
	| { readonly share: Money; readonly most: number };
export type BesideSaving = 'socialFund' | 'fines';

/** The letter that tells the bank the fingerprint. */
export interface LetterPaperData {
	/** Who signs for the group. */
	readonly officers: BlankPaperData['officers'];
}

/** What stands on a print so that it can be checked; made by `proofOnPaper` of the state. */
export interface ProofOnPaper {
	/** Of the group's signing key: eight digits and three places in `sealPictures`. */
	readonly fingerprint: { readonly digits: string; readonly pictures: readonly number[] };
	/** The code, without the empty edge; true is dark. */
	readonly modules: readonly (readonly boolean[])[];
	/** What the code holds, to be compared with the screen that reads it. */
	readonly figures: readonly ProofFigure[];
	/** The code once more as lines of letters, for fingers. */
	readonly typed: readonly string[];
	/** Of a copy the day on which the group's key signed these figures; null where it signed them for this print. */
	readonly signedOn: LocalDate | null;
	/** Of the page that any camera opens with the code, without `https://`; left out where the code is only for the app. */
	readonly address?: string | undefined;
}

export type ProofFigure =
	| { readonly label: MessageKey; readonly count: number }
	/** Minor units. */
	| { readonly label: MessageKey; readonly amount: Money };

/** Cameras do not find a code without an empty edge of four modules (ISO/IEC 18004). */
export const quietModules = 4;
/** Printed width of a module in millimetres: less, and cheap cameras lose it. */
export const moduleSize = 0.5;
