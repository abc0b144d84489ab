import { err, ok, type Result } from '#kernel';
import { dayOfFile, signedOn, type JournalFile } from '#app';
import * as reports from '#reports';
import { bookPaper, isBookKind, isRegisterKind, registerPaper } from '#papers/registers/registers.ts';
import { booksContext, type BookPaper, type BooksContext } from '#papers/context.ts';
import { dossierContext } from '#papers/dossier/context.ts';
import { dossierFile } from '#papers/dossier/file.ts';
import { dossierPaper } from '#papers/dossier/paper.ts';
import { faceOf } from '#papers/face.ts';
import type { FillPaperData } from '#papers/meeting/fill/fill-paper.ts';
import { meetingFile } from '#papers/meeting/meeting-file.ts';
import { statementFile } from '#papers/member/statement-table.ts';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { officeKey, statementPaper } from '#papers/paper-data.ts';
import type { NameOf } from '#papers/words.ts';
import type { BankFile } from './bank-file-page.ts';
import { bankRulesOfFolder } from './beside.ts';
import { fillOfJournal } from './fill-page.ts';
import type { PrintCommand } from './print.ts';

/** A paper; for papers rendered in the browser also their data. */
export interface JournalPaper extends BookPaper {
	readonly bankFile?: BankFile;
	/** Data of the sheet to be filled in with a pen. */
	readonly fill?: FillPaperData;
}

/**
 * The paper that the phone would print of this book, made by the same functions.
 *
 * @param nameOf names that may be printed
 * @returns the paper, or one sentence with the reason if there is none
 */
export async function paperOfJournal(
	journal: JournalFile,
	command: PrintCommand,
	nameOf: NameOf = () => null
): Promise<Result<JournalPaper, string>> {
	const { paper } = command;
	// These two have pages of their own and use no accounts.
	if (paper === 'passbook') return passbook(journal, command, nameOf);
	if (paper === 'meeting-sheet') return meetingSheet(journal, command, nameOf);
	if (paper === 'meeting-fill') return ok(await fillOfJournal(journal, command.on));
	const { events, prints } = journal;
	const { currency } = journal.book;
	// The bank's file is as of the day of its code's signature, as a desk prints it.
	const on = command.on ?? (paper === 'bank-file' ? dayOfFile(events, signedOn(prints)) : null);
	const book = reports.accountBook(events, { currency, ...(on === null ? {} : { on }) });
	const context = booksContext({ reports, events, currency, book }, nameOf);
	if (isBookKind(paper)) return ok(bookPaper(paper, context));
	if (isRegisterKind(paper)) return ok(registerPaper(paper, context));
	if (paper === 'bank-file') return bankFile(context, nameOf);
	return err(`There is no paper "${paper}".`);
}

async function bankFile(books: BooksContext, nameOf: NameOf): Promise<Result<JournalPaper, string>> {
	const bankRules = await bankRulesOfFolder();
	const rule = reports.doseRuleFor(bankRules, books.currency);
	if (rule === undefined) return err('There is no rule of a bank to work with.');
	const context = dossierContext(books, { rules: bankRules, choice: { rule, dose: null }, nameOf });
	const dossier = dossierPaper(context);
	return ok({ ...dossierFile(context, dossier), bankFile: { context, dossier } });
}

function passbook(
	{ events, book: { currency }, state }: JournalFile,
	{ member }: PrintCommand,
	nameOf: NameOf
): Result<BookPaper, string> {
	if (member === null) return err('Say whose passbook: --member NUMBER.');
	const found = [...state.members.values()].find(({ number }) => number === member);
	if (found === undefined) return err(`The book has no member number ${String(member)}.`);
	const { memberId, joinedOn } = found;
	const statement = reports.memberStatement(events, { currency, memberId });
	const page = reports.memberPage(events, { currency, memberId });
	const face = faceOf(state, memberId, nameOf(memberId));
	return ok(statementFile(statementPaper(statement, page, face, joinedOn)));
}

function meetingSheet(
	{ events, book: { currency }, state }: JournalFile,
	{ meeting }: PrintCommand,
	nameOf: NameOf
): Result<BookPaper, string> {
	if (meeting === null) return err('Say which meeting: --meeting NUMBER.');
	const sheet = reports.meetingSheet(events, { currency, kind: 'regular', number: meeting });
	if (sheet === null) return err(`The book has no regular meeting ${String(meeting)}.`);
	const paper = meetingPaper(
		sheet,
		(memberId) => faceOf(state, memberId, nameOf(memberId)),
		(memberId) => officeKey(state, memberId, sheet.day),
		null
	);
	return ok(meetingFile(paper, sheet));
}
