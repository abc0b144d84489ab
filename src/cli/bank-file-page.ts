import { carriedPrint, readOnlyBook, type JournalFile, type Vault } from '#app';
import { err, fromBase64url, ok, present, type Result } from '#kernel';
import type { DossierContext } from '#papers/dossier/context.ts';
import type { DossierData } from '#papers/dossier/dossier-types.ts';
import { writePageData, type PageData } from '#papers/file/page-data.ts';
import { meetingName } from '#papers/paper-data.ts';
import type { PaperFrame, ProofOnPaper } from '#papers/paper-types.ts';
import { bankFigures } from '#papers/print-figures.ts';
import * as reports from '#reports';
import { meetingPlaces } from '#session/read-pages.ts';
import { saysTheSame } from '#session/print/carried-prints.ts';
import { drawnProof, lastSealed, type PrintSays } from '#session/print/drawn-proof.ts';
import { lastPage, saysOfBankFile, saysOfGroup } from '#session/print/says-of-group.ts';
import { createClock } from '../lib/device/clock.ts';
import { runArgon2 } from '../lib/vault/argon2.ts';
import { fingerprintOf, sealCode } from '../lib/vault/seal-code.ts';
import { paperPage, release } from './beside.ts';
import { chainOf, checks } from './chain.ts';

/** The bank's file with the data of its first page. */
export interface BankFile {
	readonly context: DossierContext;
	readonly dossier: DossierData;
}

/**
 * The bank's file as a page that renders the same sheets as the app.
 *
 * @returns the reason if the records are invalid: a desk refuses such a file too
 */
export async function bankFilePage(
	journal: JournalFile,
	{ context, dossier }: BankFile,
	words: PageData['words']
): Promise<Result<string, string>> {
	const { broken } = await chainOf(journal);
	if (broken !== null) return err(broken);
	const data = { frame: await bankFrame(journal, context), dossier, words };
	const [before, after] = await paperPage();
	return ok(`${before}${writePageData(data, after)}${after}`);
}

type Codes = Pick<Vault, 'sealCode' | 'fingerprint'>;

/** Computed as on the phone. */
const slowCodes: Codes = {
	sealCode: (hash) => sealCode(hash, runArgon2),
	fingerprint: (key) => fingerprintOf(fromBase64url(key) ?? new Uint8Array(), runArgon2)
};

/** Header and footer of each sheet, and the copy's code, if its figures are those on the first sheet. */
export async function bankFrame(
	journal: JournalFile,
	context: DossierContext,
	codes = slowCodes
): Promise<PaperFrame> {
	const { book, state, events } = journal;
	const read = await readOnlyBook(journal).history();
	const history = present(read.ok ? read.value : null, 'a copy has its pages in memory');
	// For an earlier day, later meetings are left out.
	const meetings = meetingPlaces(events, history).filter(({ day }) => day <= context.on);
	const reading = { events, state, history, meetings, beside: [] };
	const last = lastSealed(reading);
	const seal = last === undefined ? null : await codes.sealCode(last.hash ?? '');
	const onPaper =
		seal === null || last === undefined ? null : { meeting: meetingName(last.kind, last.number), ...seal };
	const says = saysOfBankFile(saysOfGroup(reading, reports, onPaper), state, bankFigures(context));
	const proof = await carriedProof(journal, says, codes);
	return {
		group: state.name ?? '',
		currency: book.currency,
		practice: book.practice === true,
		printedOn: createClock().today(),
		release,
		until: lastPage(reading),
		seal: onPaper,
		proof,
		unsigned: proof === null,
		signedOn: proof?.signedOn ?? null
	};
}

async function carriedProof(
	{ book, records, prints }: JournalFile,
	says: PrintSays,
	codes: Codes
): Promise<ProofOnPaper | null> {
	const head = records?.at(-1)?.hash;
	for (const print of prints) {
		const carried = await carriedPrint(print, { ...book, head }, checks);
		if (carried === null || !saysTheSame(carried.proof, says)) continue;
		const { publicKey, printedOn } = carried.proof;
		const fingerprint = await codes.fingerprint(publicKey);
		// The file does not contain the host of the group's app.
		if (fingerprint !== null)
			return drawnProof(says, carried.bytes, { fingerprint, address: undefined, signedOn: printedOn });
	}
	return null;
}
