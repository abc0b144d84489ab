import * as v from 'valibot';
import { err, ok, type BookId, type Result, type LocalDate } from '#kernel';
import { checkContents, type CheckedBackup, type CopyChecker } from '../backup/read-backup.ts';
import type { BackupFile, BackupRefusal, Vault, SpokenCode } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import { type Vouched, bookNamed, vouchFor, type GroupSigner } from '../record/voucher.ts';
import type { LaptopKeys } from './ports.ts';
import { journalRecords, writeJournal, type JournalToWrite } from '../journal-file/write-journal.ts';
import { personSchema, type JournalPerson } from '../journal-file/journal-schema.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import { heldUnder } from '#ledger';
import { sum, type CurrencyCode, type Money } from '#money';
import { activeMembers, chart, descriptionIn, lastDayIn, type GroupEvent } from '#group';
import {
	bankStanding,
	doseRuleFor,
	groupHealth,
	type BankRule,
	type GroupHealth,
	type Readiness
} from '#reports';
import { signedOn } from '../proof/sign-proof.ts';

export interface CopyParts {
	readonly vault: Vault;
	readonly backupFile: BackupFile;
	readonly checkCopy?: CopyChecker;
}

interface CopyOfGroup {
	readonly book: BookId;
	readonly backup: CheckedBackup;
	readonly vouched: Vouched;
	/** Print codes that the group's key signed when the copy was made, base64url. */
	readonly prints: readonly string[];
}

/**
 * Opens a copy that its group made for this laptop, without the key paper, and checks everything. The laptop can only read it: the
 * vouchers and print codes were signed on the phone.
 *
 * @returns null if the copy was not made for this laptop
 */
export async function openCopyOnLaptop(
	parts: CopyParts,
	bytes: Uint8Array,
	keys: LaptopKeys,
	stop?: AbortSignal
): Promise<Result<CopyOfGroup, BackupRefusal | Fault> | null> {
	const opened = await parts.backupFile.open(bytes);
	if (!opened.ok) return opened;
	const plain = await opened.value.readOnLaptop(keys);
	if (plain === null) return null;
	if (!plain.ok) return plain;
	const { document, groupKey } = opened.value;
	const backup = await checkContents(parts, plain.value, { stop });
	if (!backup.ok) return backup;
	const { payload } = backup.value;
	if (backup.value.book !== document.book) return err({ type: 'Damaged', about: 'book of the copy' });
	const vouched = { groupKey, vouchers: new Map(payload.vouchers) };
	return ok({ book: document.book, backup: backup.value, vouched, prints: payload.prints });
}

/** Source of a group on the shelf. A practice book stays one. */
export type ShelvedFrom = 'journal' | 'copy' | 'practice';

/** A checked copy as the journal of the same book, which is read again like any file. */
export function journalOfCopy(
	book: BookId,
	{ payload, links, hashes, events, people }: CheckedBackup,
	vouched: Vouched,
	prints: readonly string[] = []
): string {
	const persons = [...people].map(([memberId, { name }]) => ({ memberId, name }));
	return writeJournal({
		book: { ...bookNamed(book, payload), groupKey: vouched.groupKey },
		people: persons.filter((person): person is JournalPerson => v.is(personSchema, person)),
		events: [...events, ...payload.rows.flatMap((row) => row.events)],
		records: journalRecords({ links, hashes }, vouched),
		prints
	});
}

/** The group key's vouchers for the writers of a copy, made while that key is available. */
export function vouchedCopy(
	book: BookId,
	{ payload, links }: CheckedBackup,
	keys: GroupSigner
): Promise<Vouched> {
	return vouchFor(bookNamed(book, payload), links, keys);
}

/** Stored text of a journal: its events that count, its hash chain, if it has one, and its names as signed. */
export function journalText({
	book,
	people,
	signedNames,
	events,
	records,
	prints,
	openSignature
}: JournalFile): string {
	const whole: JournalToWrite = { book, people: signedNames?.people ?? people, events };
	if (records === null) return writeJournal(whole);
	const signed = { namesSignature: signedNames?.signature, openSignature: openSignature ?? undefined };
	return writeJournal({ ...whole, records, prints, ...signed });
}

/** Summary of a group for the list, which is shown without reading a book. Minor units, as of the day of the file. */
export interface ShelvedGroup {
	/** Id of its book in the store. */
	readonly id: string;
	readonly book: BookId;
	readonly currency: CurrencyCode;
	readonly from: ShelvedFrom;
	readonly name: string;
	readonly foundedOn: LocalDate | null;
	/** Place of the group, from the smallest unit to the largest; '' if the book does not have it. */
	readonly village: string;
	readonly panchayat: string;
	readonly block: string;
	readonly members: number;
	readonly meetings: number;
	readonly savings: Money;
	readonly loans: Money;
	readonly overdue: Money;
	/** Counts of page 1 of the bank's file; null without a rule. */
	readonly conditions: ShelvedConditions | null;
	readonly lastMeetingOn: LocalDate | null;
	/** Reasons for which it may need help, independent of the day on which the list is read. */
	readonly health: GroupHealth;
	/** Number of finished records, hash of the last one, and number of all events: they tell whether another file continues this one. */
	readonly records: number;
	readonly head: string;
	readonly events: number;
	/** The group's key that vouches for the writers; null without one. */
	readonly groupKey: string | null;
	/** Day on which the group's key signed its print codes; null without any. */
	readonly signedOn: LocalDate | null;
	/** Number of members whose names came with the file. */
	readonly names: number;
	/** True if the group vouches for them: signed in the file, or from a copy; never for a foreign list. */
	readonly namesVouched: boolean;
	/** True if names in its file differed from the book and were left out. */
	readonly areNamesStrange: boolean;
	readonly origin: OriginOnShelf;
}

/** True if a real group's key vouches for its phones, but nothing vouches for the members' names. */
export function lacksWordForNames(group: ShelvedGroup): boolean {
	const isVouchedBook = group.groupKey !== null && group.from !== 'practice';
	const isUnvouched = group.names > 0 && !group.namesVouched;
	return isVouchedBook && (isUnvouched || group.areNamesStrange);
}

/** Summary of the first page, with the conditions by which it was computed. */
interface ShelvedConditions extends Pick<Readiness, 'is' | 'met' | 'of'> {
	/** Number of conditions that the bank judges, and of facts that an officer checks first. */
	readonly forBank: number;
	readonly look: number;
	/** Rule, its edition and the version of the conditions: a change of any of them triggers a recount. */
	readonly by: string;
}

/** Increased when conditions are added or decided differently. */
const conditionsForm = 3;

/** Key of today's rule for conditions; null if the app has none. */
function conditionsBy(rules: readonly BankRule[], currency: CurrencyCode): string | null {
	const rule = doseRuleFor(rules, currency);
	return rule === undefined ? null : `${rule.id} ${rule.asOf} ${String(conditionsForm)}`;
}

/** The day of a file: its last entry or the signature of its print codes, whichever is later. */
export function dayOfFile(events: readonly GroupEvent[], signed: LocalDate | null): LocalDate | null {
	const last = lastDayIn(events);
	return last === null || (signed !== null && signed > last) ? signed : last;
}

/** Uses the newest rule for amounts of its currency, like page 1 by default, as of the same day. */
function conditionsOf(
	{ book: { currency }, events, prints }: Pick<JournalFile, 'book' | 'events' | 'prints'>,
	rules: readonly BankRule[]
): ShelvedConditions | null {
	const [rule, by, on] = [
		doseRuleFor(rules, currency),
		conditionsBy(rules, currency),
		dayOfFile(events, signedOn(prints))
	];
	if (rule === undefined || by === null || on === null) return null;
	const { is, met, of, forBank, look } = bankStanding(events, { currency, on }, { rule, dose: null }).head;
	return { is, met, of, forBank: forBank.length, look: look.length, by };
}

/**
 * Recounts groups whose conditions were computed with another rule or version, reading their books one after the other.
 *
 * @param groups those currently on the shelf; empty once it is closed
 */
export async function conditionsAnew(
	groups: () => readonly ShelvedGroup[],
	rules: readonly BankRule[],
	read: (id: string) => Promise<Result<JournalFile, Fault>>
): Promise<ReadonlyMap<string, ShelvedGroup['conditions']>> {
	const anew = new Map<string, ShelvedGroup['conditions']>();
	for (const { id, currency, conditions } of groups()) {
		if (groups().length === 0) break;
		if ((conditions?.by ?? null) === conditionsBy(rules, currency)) continue;
		const journal = await read(id);
		if (journal.ok) anew.set(id, conditionsOf(journal.value, rules));
	}
	return anew;
}

/**
 * @param hashes of the finished records in order
 * @param on the day of the import, for the rules in force
 */
export function shelvedGroup(
	journal: JournalFile,
	hashes: readonly string[],
	about: Pick<ShelvedGroup, 'id' | 'from' | 'namesVouched' | 'areNamesStrange' | 'origin'> & {
		readonly on: LocalDate;
		readonly rules: readonly BankRule[];
	}
): ShelvedGroup {
	const { book, state, events, people, prints } = journal;
	const { village = '', panchayat = '', block = '' } = descriptionIn(events).place;
	// The file itself is a copy outside the phone, as old as its last entry.
	const health = groupHealth(state, lastDayIn(events), about.on);
	const asAt = dayOfFile(events, signedOn(prints)) ?? about.on;
	// Instalments that fall due on the day of the file are due and not overdue, as on its papers.
	const late = health.overdue.filter(({ dueOn }) => dueOn < asAt);
	return {
		id: about.id,
		from: about.from,
		book: book.id,
		currency: book.currency,
		name: state.name ?? '',
		foundedOn: state.foundedOn,
		village,
		panchayat,
		block,
		members: activeMembers(state).length,
		meetings: state.lastNumber.regular,
		savings: heldUnder(state.balances, chart, 'savings'),
		loans: health.outstanding,
		overdue: sum(late.map(({ unpaid }) => unpaid)),
		conditions: conditionsOf(journal, about.rules),
		lastMeetingOn: health.lastMeetingOn,
		health,
		records: hashes.length,
		head: hashes.at(-1) ?? '',
		events: events.length,
		groupKey: book.groupKey ?? null,
		signedOn: signedOn(prints),
		names: people.length,
		namesVouched: about.namesVouched,
		areNamesStrange: about.areNamesStrange,
		origin: about.origin
	};
}

/** Origin of a group's book, as computed from it (law 60). */
interface OriginOnShelf {
	/** Fingerprint of the group's key, as on its registration letter; null if the file names no key or this laptop cannot compute it. */
	readonly fingerprint: SpokenCode | null;
	/** Code of the last closed meeting, as in the passbooks; null without one, or as above. */
	readonly seal: SpokenCode | null;
	/** True if somebody compared the fingerprint with the letter, for this file or an earlier one under the same key. */
	readonly isKnown: boolean;
}

/**
 * @param shelf stored groups: a file under the key of one of them is of that group, if that one's origin is known
 * @returns the origin of a verified file
 */
export async function originOnShelf(
	{ book: { groupKey }, events, records }: JournalFile,
	shelf: readonly ShelvedGroup[],
	{ fingerprint, sealCode }: Pick<Vault, 'fingerprint' | 'sealCode'>
): Promise<OriginOnShelf> {
	let [end, sealed]: [number, string | null] = [0, null];
	for (const record of records ?? []) {
		end += record.events;
		if (events[end - 1]?.type === 'MeetingSealed') sealed = record.hash;
	}
	const alike = shelf.filter((group) => groupKey !== undefined && group.groupKey === groupKey);
	const known = alike.find(({ origin }) => origin.fingerprint !== null)?.origin.fingerprint;
	return {
		// Both codes are slow to compute by design.
		fingerprint: groupKey === undefined ? null : (known ?? (await fingerprint(groupKey))),
		seal: sealed === null ? null : await sealCode(sealed),
		isKnown: alike.some(isOriginKnown)
	};
}

/** True if staff compared the origin of the book. */
export const isOriginKnown = ({ origin }: ShelvedGroup): boolean => origin.isKnown;

/** The groups after the fingerprint of one was compared: all under its key are known. */
export function withKnownOrigin(shelf: readonly ShelvedGroup[], id: string): readonly ShelvedGroup[] {
	const key = shelf.find((group) => group.id === id)?.groupKey ?? null;
	return shelf.map((group) => {
		const { origin } = group;
		const isMeant = key !== null && group.groupKey === key && origin.fingerprint !== null;
		return isMeant ? { ...group, origin: { ...origin, isKnown: true } } : group;
	});
}
