export {
	bookReport,
	surplusOf,
	type BookReport,
	type LoanLine,
	type MeetingLine,
	type MemberFigures
} from './book-report.ts';
export { meetingsDue } from './due-days.ts';
export { meetingList, type MeetingCard } from './meeting-list.ts';
export { bookPages, type BookPages, type BookView, type MeetingPage } from './meeting-pages.ts';
export type { Regularity, RegularityByWindow } from './regularity.ts';
export { meetingSheet, type MeetingSheet, type SheetColumns, type SheetRow } from './meeting-sheet.ts';
export { memberPage, type MemberLoan, type MemberPage, type MemberRow } from './member-page.ts';
export type { MoneyKind, MoneyLine } from './money-lines.ts';
export { sealOf, type Seal } from './seal.ts';
export { memberStatement, type MemberStatement, type StatementRow } from './statement.ts';
export { whyOwed, type Charge } from './why-owed.ts';
