export { coveredBy, isOpenAsSigned, verifyRecords } from './verify-records.ts';
export { journalRecords, writeJournal, type JournalToWrite } from './write-journal.ts';
export { bookSchema, journalSchema, personSchema, recordSchema } from './journal-schema.ts';
export { journalLimits, jsonLimits, type JournalRefusal } from './limits.ts';
export { journalNotes, type JournalNote } from './notes.ts';
export {
	openInCopy,
	placedRecords,
	readJournal,
	readJournalBytes,
	type JournalFile,
	type JournalOfFile
} from './read-journal.ts';
export { readLines, type JournalLines } from './read-lines.ts';
export { reportSchema, statementSchema } from './report-schema.ts';
export { strangeNames } from './strange-names.ts';
export {
	areNamesSigned,
	signNames,
	signOpen,
	type NamesChanged,
	type OpenChanged,
	type SignedNames,
	type SignedPartChanged
} from './signed-parts.ts';
