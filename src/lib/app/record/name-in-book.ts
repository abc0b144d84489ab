import { utf8, type BookId, type MemberId } from '#kernel';
import { nameInBook, type GroupState } from '#group';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import type { Person } from '../session/people.ts';

/** A name with the key that links it to the book. */
interface KeyedName {
	readonly name: string;
	/** Key for this name only, base64url, which only the group can compute. It opens no other name's hash. */
	readonly key: string;
}

export type NameKeys = Pick<OpenKeys, 'markAsGroup'>;

export interface NamesOfBook {
	readonly book: BookId;
	readonly keys: NameKeys;
	readonly vault: Pick<Vault, 'hash'>;
}

/** Hash of a name in an event, hex: verifiable with the name and its key, and not open to guessing without them (ADR 0151). */
export const nameHash = (
	book: BookId,
	{ name, key }: KeyedName,
	{ hash }: Pick<Vault, 'hash'>
): Promise<string> => hash(utf8(['bahi name 1', book, key, name].join('\n')));

export const nameKey = ({ markAsGroup }: NameKeys, name: string): Promise<string> => markAsGroup(utf8(name));

export const hashOfName = async ({ book, keys, vault }: NamesOfBook, name: string): Promise<string> =>
	nameHash(book, { name, key: await nameKey(keys, name) }, vault);

/** True unless the book records another name for her; true too if her name is missing on either side. */
export async function isHerName(
	at: NamesOfBook,
	state: Pick<GroupState, 'members'>,
	memberId: MemberId,
	{ name }: Pick<Person, 'name'>
): Promise<boolean> {
	const said = nameInBook(state, memberId);
	return said === undefined || name === '' || said === (await hashOfName(at, name));
}

/** Names with their keys for an open file, for members whose name the book records. */
export async function withNameKeys<Named extends { readonly memberId: MemberId; readonly name: string }>(
	keys: NameKeys,
	state: Pick<GroupState, 'members'>,
	people: readonly Named[]
): Promise<readonly (Named & { readonly key?: string })[]> {
	const keyed = people.map(async (one) =>
		nameInBook(state, one.memberId) === undefined ? one : { ...one, key: await nameKey(keys, one.name) }
	);
	return Promise.all(keyed);
}
