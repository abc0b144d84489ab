import {
	fromBase64url,
	jsonIn,
	ok,
	oneLine,
	present,
	textIn,
	toBase64url,
	utf8,
	type MemberId,
	type Result
} from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';
import type { BookStore, Fault } from '../ports/storage.ts';
import { openPadded, sealPadded } from './pages.ts';

/** Personal data of a member, kept outside the journal so that it can be changed and erased. */
export interface Person {
	/** Her chosen name; '' for none. */
	readonly name: string;
	/** Recording of her name, base64url; only with her consent. */
	readonly voice?: string;
}

const about = (book: string, memberId: MemberId) => `bahi/1/${book}/person/${memberId}`;

/** Padding that gives names of all lengths the same stored length. */
const step = 256;

/** Largest recording in bytes, a few seconds; its base64url text has a corresponding limit. */
const longestVoice = 64 * 1024;
const longestName = 60;
export const personLimits = { voiceLetters: Math.ceil((longestVoice * 4) / 3) } as const;

/** @param clip null removes her recording @returns the same person if the recording is too long */
export function personSaid(person: Person, clip: Uint8Array | null): Person {
	if (clip === null) return { name: person.name };
	return clip.length > longestVoice ? person : { name: person.name, voice: toBase64url(clip) };
}

/** The recording of her name; null without one. */
export function voiceOf(person: Person | undefined): Uint8Array | null {
	return person?.voice === undefined ? null : fromBase64url(person.voice);
}

/** One line of at most sixty UTF-16 units, because this free text goes onto papers and into files. */
export function personNamed(name: string): Person {
	return { name: oneLine(name, longestName) };
}

/** Person as stored; the name is reduced to one line, because a foreign copy may hold more. */
export function personKept(person: Person): Person {
	return { ...person, ...personNamed(person.name) };
}

export interface ReadPeople {
	readonly people: ReadonlyMap<MemberId, Person>;
	/** Members whose data are damaged; the book opens without these. */
	readonly unreadable: readonly MemberId[];
}

export async function readPeople(
	store: BookStore,
	keys: OpenKeys,
	book: string
): Promise<Result<ReadPeople, Fault>> {
	const stored = await store.people();
	if (!stored.ok) return stored;
	const plain = await Promise.all(
		stored.value.map(({ memberId, bytes }) => openPadded(keys, bytes, { about: about(book, memberId), step }))
	);
	const people = new Map<MemberId, Person>();
	const unreadable: MemberId[] = [];
	for (const [index, { memberId }] of stored.value.entries()) {
		const one = present(plain[index], 'every page was decrypted');
		const person = one.ok ? jsonIn(textIn(one.value)) : undefined;
		if (person !== undefined) people.set(memberId, personKept(person as Person));
		else unreadable.push(memberId);
	}
	return ok({ people, unreadable });
}

export async function encryptPerson(keys: OpenKeys, book: string, memberId: MemberId, person: Person) {
	const text = utf8(JSON.stringify(person));
	return { memberId, bytes: await sealPadded(keys, text, about(book, memberId), step) };
}
