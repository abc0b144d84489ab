export { journalRecords } from './export-records.ts';
export { bookSchema, journalSchema, personSchema, recordSchema } from './journal-schema.ts';
export { journalLimits, jsonLimits } from './limits.ts';
export { journalNotes, type JournalNote, type MeetingName } from './notes.ts';
export { readJournal, readJournalBytes, type Journal } from './read-journal.ts';
export { reportSchema, statementSchema } from './report-schema.ts';
export type { JournalRefusal } from './refusals.ts';
export { writeJournal, type JournalToWrite } from './write-journal.ts';
export { verifyRecords } from './verify-records.ts';
