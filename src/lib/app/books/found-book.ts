import {
	err,
	ok,
	type BookId,
	type CodeKind,
	type EventId,
	type Instant,
	type MemberId,
	type OperationId,
	type Result
} from '#kernel';
import { decide, emptyGroup, type Command, type Decision, type Rejection } from '#group';
import type { CodeHolder, OpenKeys, Vault } from '../ports/keys.ts';
import { hashOfName } from '../record/name-in-book.ts';
import type { Clock, RandomSource } from '../ports/phone.ts';
import type { BookCover, Fault, Shelf } from '../ports/storage.ts';
import { encryptPerson, personNamed } from '../session/people.ts';
import { paperThatWaits } from './key-paper.ts';
import { keptLaptop } from './laptop-slot.ts';
import { planWrite } from '../session/write-plan.ts';

export interface FoundBookParts {
	readonly shelf: Shelf;
	readonly vault: Vault;
	readonly clock: Clock;
	readonly random: RandomSource;
}

/** An officer and the code generated for her. */
export interface GivenCode {
	readonly holder: CodeHolder;
	readonly kind: CodeKind;
	/** Four digits 1–9 for pictures, six digits 0–9. */
	readonly digits: string;
}

export interface NewBook {
	/** Book whose files were created in advance (ADR 0101); a new id if omitted. */
	readonly book?: BookId | undefined;
	readonly currency: string;
	readonly practice: boolean;
	/** Distinguishes books on the same phone. */
	readonly cover: { readonly symbol: string; readonly colour: number };
	/** FoundGroup first; bank accounts and opening balances may follow. */
	readonly commands: readonly Command[];
	readonly names: ReadonlyMap<MemberId, string>;
	readonly codes: readonly GivenCode[];
}

export interface FoundedBook {
	readonly cover: BookCover;
	readonly keys: OpenKeys;
	/** Letters of the key paper to be printed. The cover keeps them, encrypted, until somebody has typed them. */
	readonly recoveryCode: string;
}

/**
 * Makes keys, code slots, the first records and the cover, and writes them in one transaction. The session that opens the
 * book begins the second copy, or a later session if that failed.
 */
export async function foundBook(
	parts: FoundBookParts,
	asked: NewBook
): Promise<Result<FoundedBook, Rejection | Fault>> {
	const keyed = await newKeys(parts, asked);
	const hashes = await hashesOf(keyed, parts, asked.names);
	const commands = asked.commands.map((command) => withNames(command, hashes));
	const decision = decideFounding(parts, { ...asked, commands });
	return decision.ok ? keepNewBook(parts, decision.value, asked, keyed) : decision;
}

/** The keys of a new book. */
export type NewKeys = Awaited<ReturnType<typeof newKeys>>;

export async function newKeys(
	{ vault, random }: Pick<FoundBookParts, 'vault' | 'random'>,
	asked: Pick<NewBook, 'book'>
) {
	const { book = random.id() as BookId } = asked;
	return { book, ...(await vault.create(book)) };
}

/** Hash of each non-empty name, as the book records it. */
export async function hashesOf(
	{ book, keys }: NewKeys,
	{ vault }: Pick<FoundBookParts, 'vault'>,
	names: NewBook['names']
): Promise<ReadonlyMap<MemberId, string>> {
	const kept = [...names].map(([memberId, name]) => [memberId, personNamed(name).name] as const);
	const hashed = kept
		.filter(([, name]) => name !== '')
		.map(async ([memberId, name]) => [memberId, await hashOfName({ book, keys, vault }, name)] as const);
	return new Map(await Promise.all(hashed));
}

/** Adds the name hashes of the founding members. */
function withNames(command: Command, hashes: ReadonlyMap<MemberId, string>): Command {
	if (command.type !== 'FoundGroup') return command;
	const members = command.members.map((member) => {
		const name = hashes.get(member.memberId);
		return name === undefined ? member : { ...member, name };
	});
	return { ...command, members };
}

/** Stores a new book made of already decided events, such as those of a group whose journal staff prepared. */
export async function keepNewBook(
	parts: FoundBookParts,
	decision: Decision,
	asked: Omit<NewBook, 'commands'>,
	created: NewKeys
): Promise<Result<FoundedBook, Fault>> {
	const { shelf, vault, random } = parts;
	const { book } = created;
	const deviceSecret = random.bytes(32);
	let { document } = created;
	for (const { holder, kind, digits } of asked.codes) {
		document = await created.keys.withCode(document, holder, { kind, digits }, deviceSecret);
	}
	const pages = { book, keys: created.keys, vault };
	const start = { head: { place: 0, hash: '' }, writers: {}, rows: [] };
	const { batch } = await planWrite(pages, start, { decision, operationId: random.id() as OperationId });
	const people = await Promise.all(
		[...asked.names].map(([memberId, name]) => encryptPerson(created.keys, book, memberId, personNamed(name)))
	);
	const { currency, practice } = asked;
	const cover: BookCover = {
		book,
		practice,
		currency,
		...asked.cover,
		keys: document,
		deviceSecret,
		...(practice ? {} : { paper: await paperThatWaits(created.keys, created.recoveryCode) }),
		laptop: await keptLaptop(created.keys, null),
		lastBackup: null
	};
	const added = await shelf.add({
		cover,
		records: batch.addRecords,
		rows: batch.addRows,
		balances: batch.balances,
		people
	});
	if (!added.ok) return added;
	if (!practice) shelf.persist();
	return ok({ cover, keys: created.keys, recoveryCode: created.recoveryCode });
}

function decideFounding(parts: FoundBookParts, asked: NewBook): Result<Decision, Rejection> {
	const newEventId = () => parts.random.id() as EventId;
	const steps: Decision['steps'][number][] = [];
	let state: Decision['state'] = emptyGroup(asked.currency);
	for (const command of asked.commands) {
		// In a practice group the clock is fictitious too: otherwise all its meetings would be marked as entered later.
		const recordedAt = asked.practice ? (`${command.on}T12:00:00.000Z` as Instant) : parts.clock.now();
		const decision = decide(state, command, { newEventId, recordedAt, founding: true });
		if (!decision.ok) return err(decision.error);
		steps.push(...decision.value.steps);
		state = decision.value.state;
	}
	return ok({ steps, state });
}
