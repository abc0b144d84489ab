import { utf8, type BookId, type MemberId } from '#kernel';
import { nameInBook, type GroupState } from '#group';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import type { Person } from '../session/people.ts';

/** A name with what shows that the book means it. */
interface KeyedName {
	readonly name: string;
	/** Only the group makes it, for this name; base64url. It opens the hash of no other name. */
	readonly key: string;
}

export type NameKeys = Pick<OpenKeys, 'markAsGroup'>;

export interface NamesOfBook {
	readonly book: BookId;
	readonly keys: NameKeys;
	readonly vault: Pick<Vault, 'hash'>;
}

/** What an event says of a name, hex: who has the name and its key can check it, who has neither cannot try names out (ADR 0151). */
export const nameHash = (
	book: BookId,
	{ name, key }: KeyedName,
	{ hash }: Pick<Vault, 'hash'>
): Promise<string> => hash(utf8(['bahi name 1', book, key, name].join('\n')));

export const nameKey = ({ markAsGroup }: NameKeys, name: string): Promise<string> => markAsGroup(utf8(name));

export const hashOfName = async ({ book, keys, vault }: NamesOfBook, name: string): Promise<string> =>
	nameHash(book, { name, key: await nameKey(keys, name) }, vault);

/** True unless the book records another name for her; also true if her name is missing on either side. */
export async function isHerName(
	at: NamesOfBook,
	state: Pick<GroupState, 'members'>,
	memberId: MemberId,
	{ name }: Pick<Person, 'name'>
): Promise<boolean> {
	const said = nameInBook(state, memberId);
	return said === undefined || name === '' || said === (await hashOfName(at, name));
}

/** Names with their keys, for an open file: of women whose name the book says. */
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
