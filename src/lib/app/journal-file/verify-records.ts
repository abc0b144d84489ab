import { err, ok, type Result, canonicalJson, type WriterId } from '#kernel';
import { type GroupEvent, foldAdmitted, type GroupState } from '#group';
import { cutRecords, verifyChain, type Link } from '../record/verify-chain.ts';
import type { JournalRecord } from './journal-schema.ts';
import type { JournalRefusal } from './limits.ts';
import type { CurrencyCode } from '#money';
import { sealOf, type Seal } from '#reports';
import type { Vault } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import type { RecordContent } from '../record/record-content.ts';
import { carriedPrint } from '../proof/sign-proof.ts';
import { isVouchedFor } from '../record/voucher.ts';
import type { JournalFile } from './read-journal.ts';
import { areNamesSigned, isOpenSigned, type SignedNames, type SignedPartChanged } from './signed-parts.ts';

/** Number of events, from the first on, that the record hashes of a file cover. */
export const coveredBy = (records: readonly JournalRecord[]): number =>
	records.reduce((sum, record) => sum + record.events, 0);

/**
 * Each record holds one meeting or one event outside a meeting, and only an open meeting may follow the last one:
 * anything else was never sealed, or its records were removed.
 */
export function checkCovering(
	events: readonly GroupEvent[],
	records: readonly JournalRecord[] | null
): Result<void, JournalRefusal> {
	if (records === null) return ok(undefined);
	const covered = coveredBy(records);
	const pages = cutRecords(events.slice(0, covered));
	const strange = records.findIndex((record, index) => record.events !== pages.records[index]?.length);
	if (strange >= 0)
		return err({
			type: 'HeaderInvalid',
			field: 'records',
			message: `record ${strange + 1} does not hold one meeting or one event outside a meeting`
		});
	const behind = events.slice(covered);
	return behind.length === 0 || cutRecords(behind).records.length === 0
		? ok(undefined)
		: err({ type: 'NotCovered', place: covered + 1, events: behind.length });
}

/**
 * Rebuilds the hashed bytes of every record of an export from its events and recomputed seals, and verifies
 * hashes, counters, signatures, the vouchers of writers, print codes and, if signed, the names and
 * the open meeting.
 *
 * @returns the hashes in order, or the first invalid record, counted from 1; changed names or a changed open meeting only if all else is valid
 */
export async function verifyRecords(
	journal: Pick<JournalFile, 'book' | 'events'> & {
		readonly records: readonly JournalRecord[];
		readonly prints?: readonly string[];
		readonly signedNames?: SignedNames | null;
		readonly openSignature?: string | null;
	},
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<Result<readonly string[], Fault | SignedPartChanged>> {
	const links = rebuiltLinks(journal);
	if (links === null) return err({ type: 'Damaged', about: 'entries do not fold' });
	const otherSeal = journal.records.findIndex(
		({ seal }, index) =>
			seal !== undefined && canonicalJson(seal) !== canonicalJson(links[index]?.content.seal ?? null)
	);
	if (otherSeal >= 0) return err({ type: 'Damaged', about: `record ${otherSeal + 1}: seal` });
	const hashes = await verifyChain(journal.book.id, links, checks);
	if (!hashes.ok) return hashes;
	const strange = journal.records.findIndex((record, index) => record.hash !== hashes.value[index]);
	if (strange >= 0) return err({ type: 'Damaged', about: `record ${strange + 1}: hash` });
	const unvouched = await firstUnvouched(journal, checks);
	if (unvouched >= 0)
		return err({ type: 'Damaged', about: `record ${unvouched + 1}: voucher of its writer` });
	const strangePrint = await firstStrangePrint(journal, hashes.value.at(-1), checks);
	if (strangePrint >= 0) return err({ type: 'Damaged', about: `print ${strangePrint + 1}: its code` });
	if (!(await areNamesAsSigned(journal, hashes.value.at(-1), checks))) return err({ type: 'NamesChanged' });
	return (await isOpenAsSigned(journal, checks)) ? hashes : err({ type: 'OpenChanged' });
}

/** Verifies the group's signature of the open meeting, for this book at its last record. */
export async function isOpenAsSigned(
	{
		book: { id, groupKey },
		events,
		records,
		openSignature = null
	}: Pick<Parameters<typeof verifyRecords>[0], 'book' | 'events' | 'openSignature'> & {
		readonly records: readonly JournalRecord[] | null;
	},
	checks: Pick<Vault, 'verify'>
): Promise<boolean> {
	if (openSignature === null) return true;
	const head = records?.at(-1)?.hash;
	if (groupKey === undefined || records === null || head === undefined) return false;
	const entries = events.slice(coveredBy(records));
	return isOpenSigned({ entries, signature: openSignature }, { id, head, groupKey }, checks);
}

/** Verifies the group's signature of the names, for this book as it stands. */
async function areNamesAsSigned(
	{ book: { id, groupKey }, signedNames = null }: Parameters<typeof verifyRecords>[0],
	head: string | undefined,
	checks: Pick<Vault, 'verify'>
): Promise<boolean> {
	if (signedNames === null) return true;
	if (groupKey === undefined || head === undefined) return false;
	return areNamesSigned(signedNames, { id, head, groupKey }, checks);
}

/** A print code that this group's key did not sign for this version of the book. */
async function firstStrangePrint(
	{ book, prints = [] }: Parameters<typeof verifyRecords>[0],
	head: string | undefined,
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<number> {
	for (const [index, print] of prints.entries())
		if ((await carriedPrint(print, { ...book, head }, checks)) === null) return index;
	return -1;
}

/** If a file names the group's key, that key must vouch for every writer; a file of another program names none. */
async function firstUnvouched(
	{ book, records }: Parameters<typeof verifyRecords>[0],
	checks: Pick<Vault, 'verify'>
): Promise<number> {
	const { groupKey } = book;
	for (const [index, { key, voucher }] of records.entries()) {
		if (key === undefined || groupKey === undefined) {
			if (voucher !== undefined) return index;
			continue;
		}
		const vouched =
			voucher !== undefined && (await isVouchedFor({ book, key }, { groupKey, voucher }, checks));
		if (!vouched) return index;
	}
	return -1;
}

/** The links of an export as they were hashed; null if its entries do not fold. The journal was checked before. */
export function rebuiltLinks({
	book,
	events,
	records
}: Parameters<typeof verifyRecords>[0]): readonly Link[] | null {
	const covered = events.slice(0, coveredBy(records));
	const seals = sealsIn(covered, book.currency);
	if (seals === null) return null;
	let from = 0;
	let sealed = 0;
	return records.map((record) => {
		const held = covered.slice(from, from + record.events);
		from += record.events;
		const seal = held.at(-1)?.type === 'MeetingSealed' ? seals[sealed] : undefined;
		if (seal !== undefined) sealed += 1;
		const content: RecordContent = {
			v: 1,
			book: book.id,
			writer: record.writer as WriterId,
			n: record.place,
			before: record.previous,
			...(record.key === undefined ? {} : { key: record.key }),
			heads: (record.heads ?? []).map(([writer, n, hash]) => [writer as WriterId, n, hash] as const),
			events: held,
			...(seal === undefined ? {} : { seal })
		};
		return { content, canonical: canonicalJson(content), signature: record.signature };
	});
}

/** The seal of each meeting computed from its entries, in order; null if they do not fold. */
export function sealsIn(events: readonly GroupEvent[], currency: CurrencyCode): readonly Seal[] | null {
	const seals: Seal[] = [];
	let openMeeting: GroupState['openMeeting'] = null;
	const folded = foldAdmitted(events, currency, ({ event }, state) => {
		if (event.type === 'MeetingSealed') seals.push(sealOf({ ...state, openMeeting }, event));
		openMeeting = state.openMeeting;
	});
	return folded.ok ? seals : null;
}
