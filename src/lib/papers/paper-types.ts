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

/** Data of printed papers. Amounts are minor units. Faces carry a name only if names were requested. */

/** One meeting or one instalment in a row of beads. */
export type Bead = AttendanceBead | 'paid' | 'todo';
export type AttendanceBead = 'present' | 'late' | 'absent' | 'excused';

/** Header and footer data of every paper. */
export interface PaperFrame {
	readonly group: string;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	/** True for a copy without a key of the group: every sheet states it. */
	readonly unsigned?: boolean;
	/** The day on which the code of a copy was signed, with the figures of that day. */
	readonly signedOn?: LocalDate | null;
	readonly printedOn: LocalDate;
	/** Version and day of the app. */
	readonly release: string;
	/** The last page included in the figures; null before the first. */
	readonly until: LastPage | null;
	readonly seal: PaperSeal | null;
	/** The code that proves the figures; absent on a sheet without figures of the book. */
	readonly proof?: ProofOnPaper | null;
	/** True while the code is still being computed; its place stays empty until then. */
	readonly proofComes?: boolean;
}

export interface LastPage {
	/** Name of the last meeting, such as "12" or "S 1"; null before the first. */
	readonly meeting: string | null;
	readonly day: LocalDate;
	/** True if entries were written after that meeting. */
	readonly hasEntriesAfter: boolean;
	/** True if the meeting, or the later desk page, is sealed. */
	readonly sealed: boolean;
}

/** Eight digits and three indexes into `sealPictures`. */
export interface PaperSeal {
	/** Name of the sealed meeting: "12"; "S 1" and "D 1" for the other two kinds. */
	readonly meeting: string;
	readonly digits: string;
	readonly pictures: readonly number[];
}

/** A meeting of one member as a row of pictures. */
export interface MeetingPicture {
	readonly key: string;
	readonly day: LocalDate;
	readonly mark: Bead | null;
	readonly saved: Money;
	/** Principal and interest repaid. */
	readonly paid: Money;
	readonly lent: Money;
	/** Other payments to and from her, if any. */
	readonly helped?: Money | undefined;
	readonly got?: Money | undefined;
	readonly took?: Money | undefined;
	readonly other?: Money | undefined;
	/** True for a corrected meeting: the row is struck through beside the one that counts. */
	readonly struck?: boolean;
	/** True if the row replaces a struck one. */
	readonly corrected?: boolean;
	readonly late?: boolean;
	/** True if the member disputes a line of it and the dispute is open. */
	readonly disputed?: boolean;
}

export interface LoanPicture {
	readonly key: string;
	readonly left: Money;
	readonly interestDue: Money;
	readonly overdueInterest: Money;
	/** Number of instalments fully repaid, of `total`. */
	readonly given: number;
	readonly total: number;
}

export interface MemberPaperData {
	readonly face: MemberFace;
	readonly office: MessageKey | null;
	/** The member's last meetings, oldest first. */
	readonly beads: readonly Bead[];
	readonly savings: Money;
	readonly arrears: Money;
	readonly fines: Money;
	/** Day of leaving and cash paid for it; null for a current member. */
	readonly left: MemberPage['left'];
	readonly payable: Money;
	readonly heldForOthers: MemberPage['heldForOthers'];
	readonly loans: readonly LoanPicture[];
	/** Newest first. */
	readonly meetings: readonly MeetingPicture[];
}

/** Data for a wall poster that everybody in the group may see. Loans and overdues are private. */
export interface WallPaperData {
	readonly rows: readonly Pick<MemberPaperData, 'face' | 'beads' | 'savings'>[];
	readonly savings: Money;
	/** Number of regular meetings so far. */
	readonly meetings: number;
	/** Money collected for others and still held by the group, by purpose. */
	readonly heldForOthers: MemberPage['heldForOthers'];
	/** Entries written between meetings since the meeting before the last, newest first (ledger law 57). */
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

/** A member's figures at one meeting, as printed on its sheet. */
export type MeetingMoves = Pick<
	SheetColumns,
	'saved' | 'savings' | 'principalPaid' | 'interestPaid' | 'lent' | 'outstanding'
>;

export interface MemberLine extends MeetingMoves, Pick<SheetRow, 'attendance'> {
	readonly face: MemberFace;
}

/** Money of one kind into or out of the box. */
export interface MoneyRow {
	readonly key: string;
	readonly label: MessageKey;
	/** Part through the box; minor units. */
	readonly amount: Money;
	/** Part through a bank account. */
	readonly throughBank: Money;
}

export interface MeetingPaperData {
	/** "12"; "S 1" and "D 1" for the other two kinds. */
	readonly name: string;
	/** Null for a regular meeting. */
	readonly kind: MessageKey | null;
	readonly day: LocalDate;
	readonly isOpen: boolean;
	readonly lines: readonly MemberLine[];
	readonly totals: MeetingMoves;
	/** Payments to members other than loans (dividend, settlement, share-out, help) and written-off loans. */
	readonly given: readonly PaperGiven[];
	/** Terms and guarantors of loans, new terms, and corrections of earlier pages. */
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
	/** Members by number, with a name if names were requested; minor units. */
	readonly to: readonly { readonly who: string; readonly amount: Money }[];
}

export interface PaperDecision {
	readonly key: string;
	readonly says: PaperCell;
	/** Minor units; null without an amount. */
	readonly amount: Money | null;
	/** True if the replacement of an earlier entry is included in the columns of this page. */
	readonly countedHere: boolean;
	/** True if the decision was itself corrected later. */
	readonly struck: boolean;
}

export interface PaperCorrection {
	readonly key: string;
	/** Number of the owner; null if the entry belongs to no member. */
	readonly number: number | null;
	readonly what: MessageKey;
	/** Amount before the correction; null if the entry is not about money. */
	readonly before: Money | null;
	/** Amount after the correction; null if the entry was cancelled or is not about money. */
	readonly after: Money | null;
}

export interface BoxFigures extends Pick<
	MeetingSheet,
	'openingBox' | 'cashIn' | 'cashOut' | 'closingBox' | 'counted' | 'pieces'
> {
	readonly inRows: readonly MoneyRow[];
	readonly outRows: readonly MoneyRow[];
	/** Interest deducted from loans, which left the box without it. */
	readonly interestKept: Money;
	/** Book balance at the time of the count; null without a count. */
	readonly byBook: Money | null;
	/** Counted cash less that balance, even if the book was adjusted in the same meeting. */
	readonly difference: Money | null;
	/** Reasons for accepting it and numbers of those who agreed; null if nothing was accepted. */
	readonly accepted: { readonly reasons: readonly MessageKey[]; readonly by: readonly number[] } | null;
}

/** Holders of offices. */
export type PaperOfficers = readonly { readonly face: MemberFace; readonly office: MessageKey }[];

/** The letter that informs the bank of the group's fingerprint. */
export interface LetterPaperData {
	/** Officers who sign for the group. */
	readonly officers: PaperOfficers;
}

/** Proof printed on a paper, built by `proofOnPaper` from the state. */
export interface ProofOnPaper {
	/** Fingerprint of the group's signing key: eight digits and three indexes into `sealPictures`. */
	readonly fingerprint: { readonly digits: string; readonly pictures: readonly number[] };
	/** Modules of the QR code without the quiet zone; true is dark. */
	readonly modules: readonly (readonly boolean[])[];
	/** Figures in the code, to be compared with the screen that reads it. */
	readonly figures: readonly ProofFigure[];
	/** The code as lines of letters, to be typed in. */
	readonly typed: readonly string[];
	/** For a copy, the day on which the group's key signed these figures; null if signed for this print. */
	readonly signedOn: LocalDate | null;
	/** Address of the page that any camera opens from the code, without `https://`; absent if the code is only for the app. */
	readonly address?: string | undefined;
}

export type ProofFigure =
	| { readonly label: MessageKey; readonly count: number }
	/** Minor units. */
	| { readonly label: MessageKey; readonly amount: Money };

/** Quiet zone of four modules, which cameras require (ISO/IEC 18004). */
export const quietModules = 4;
/** Printed width of a module in millimetres; cheap cameras cannot resolve less. */
export const moduleSize = 0.5;
