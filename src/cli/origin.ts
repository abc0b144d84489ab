import { argon2id } from 'hash-wasm';
import type { JournalFile } from '#app';
import { err, ok, toHex, utf8, type Result } from '#kernel';
import { sealPictures } from '#ui/symbol/symbols.ts';

/** Argon2id of 32 MiB in three passes, as on the phone (ADR 0019). @returns at least 11 bytes */
export type SlowHash = (secret: Uint8Array, salt: string) => Promise<Uint8Array>;

/** Origin of a book according to its file. */
export interface Origin {
	/** Fingerprint of the group's key, as on the registration letter; null if the file names no key. */
	readonly fingerprint: string | null;
	/** Code of the last closed meeting, as in the passbooks; null if no record has one. */
	readonly seal: string | null;
	/** True if the user gave this fingerprint. */
	readonly isKnown: boolean;
}

export const slowHash: SlowHash = (password, salt) =>
	argon2id({
		password,
		salt: utf8(salt),
		memorySize: 32 * 1024,
		iterations: 3,
		parallelism: 1,
		hashLength: 32,
		outputType: 'binary'
	});

/**
 * @param asked fingerprint from `fingerprintAsked`; null without one
 * @returns the origin, or one sentence if the file is not of the requested group
 */
export async function originOf(
	{ book, events, records }: Pick<JournalFile, 'book' | 'events' | 'records'>,
	asked: string | null,
	hash: SlowHash
): Promise<Result<Origin, string>> {
	const { groupKey } = book;
	const fingerprint =
		groupKey === undefined
			? null
			: spoken(await hash(Buffer.from(groupKey, 'base64url'), 'bahi fingerprint 1'));
	if (asked !== null && fingerprint === null)
		return err(`The file names no key of a group: nobody can tell whether it is of the group ${asked}.`);
	if (asked !== null && fingerprint !== asked)
		return err(`The file is of another group: its fingerprint is ${fingerprint ?? ''}, not ${asked}.`);
	let sealed: string | null = null;
	let end = 0;
	for (const record of records ?? []) {
		end += record.events;
		if (events[end - 1]?.type === 'MeetingSealed') sealed = record.hash;
	}
	const seal = sealed === null ? null : spoken(await hash(utf8(sealed), 'bahi seal code 1'));
	return ok({ fingerprint, seal, isKnown: asked !== null });
}

/** Beginning of the first line about a book. */
export const originSaid = ({ fingerprint, seal }: Origin): string =>
	`${fingerprint === null ? 'No key of a group' : `Group ${fingerprint}`}, ${seal === null ? 'no seal' : `last seal ${seal}`}`;

/** Normalises eight digits and the names of three pictures; null for other text. */
export function fingerprintAsked(text: string): string | null {
	const signs = text
		.toLowerCase()
		.trim()
		.split(/[\s,]+/);
	const digits = signs.filter((sign) => /^\d+$/.test(sign)).join('');
	const names = signs.filter((sign) => !/^\d+$/.test(sign));
	const areNames = names.length === 3 && names.every((name) => pictures.includes(name));
	return /^\d{8}$/.test(digits) && areNames ? inOneSpelling(digits, names) : null;
}

const pictures: readonly string[] = sealPictures;

const inOneSpelling = (digits: string, names: readonly string[]): string =>
	[...(digits.match(/../g) ?? []), ...names].join(' ');

function spoken(bytes: Uint8Array): string {
	const number = BigInt(`0x${toHex(bytes.subarray(0, 8))}`) % 100_000_000n;
	const names = Array.from(bytes.subarray(8, 11), (byte) => pictures[byte & 63] ?? '');
	return inOneSpelling(number.toString().padStart(8, '0'), names);
}
