import { ok, present, type MemberId, type Result } from '#kernel';
import type { BookStore, Fault, OpenKeys } from '../ports.ts';
import { fromUtf8, utf8 } from '../record/canonical.ts';

/** What is known of a woman beside the journal. It can be changed and erased; the journal keeps a number. */
export interface Person {
	/** Whatever she chooses to be called; '' for none. */
	readonly name: string;
}

const about = (book: string, memberId: MemberId) => `bahi/1/${book}/person/${memberId}`;

/** Names are cut to sixty letters and control characters are dropped: they are free text that goes on paper. */
export function personNamed(name: string): Person {
	return {
		name: Array.from(name.replace(/\p{Cc}/gu, ' ').trim())
			.slice(0, 60)
			.join('')
	};
}

export async function readPeople(
	store: BookStore,
	keys: OpenKeys,
	book: string
): Promise<Result<ReadonlyMap<MemberId, Person>, Fault>> {
	const stored = await store.people();
	if (!stored.ok) return stored;
	const plain = await Promise.all(
		stored.value.map(({ memberId, bytes }) => keys.decrypt(bytes, about(book, memberId)))
	);
	const people = new Map<MemberId, Person>();
	for (const [index, { memberId }] of stored.value.entries()) {
		const one = present(plain[index], 'every page was decrypted');
		if (!one.ok) return one;
		people.set(memberId, JSON.parse(fromUtf8(one.value)) as Person);
	}
	return ok(people);
}

export async function encryptPerson(keys: OpenKeys, book: string, memberId: MemberId, person: Person) {
	return { memberId, bytes: await keys.encrypt(utf8(JSON.stringify(person)), about(book, memberId)) };
}
