/// <reference lib="webworker" />
import {
	allPagesHold,
	answerBesideScreen,
	headReadBack,
	readInParts,
	readJournalBytes,
	type ToImport
} from '#app';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import { recordChecks } from '#vault';

declare const self: DedicatedWorkerGlobalScope;

answerBesideScreen<ToImport>(self, async (job, give) => {
	if (job.kind === 'copy') return readInParts(recordChecks, job, give);
	if (job.kind === 'readBack') return headReadBack(recordChecks, job.contents);
	if (job.kind === 'audit') return allPagesHold(recordChecks, job.pages);
	if (job.kind === 'journal') return readJournalBytes(job.bytes);
	const { readSpreadsheetBytes } = await loadSpreadsheet();
	return readSpreadsheetBytes(job.bytes);
});
