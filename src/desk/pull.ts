import { stat } from 'node:fs/promises';
import { sameBytes, toHex } from '#kernel';
import { checkStamp, idOf, longestEnvelope, readEnvelope, readTicket } from '#vault/post';
import { boxesIn, folderBox, folderReader } from '../post/folder-box.ts';
import type { PostBox, PostName } from '../post/post-box.ts';

/** What came of a pull. Whatever is wrong is named by its place; the mirror never loses or changes anything by it. */
export interface Pulled {
	readonly boxes: number;
	readonly added: number;
	readonly there: number;
	/** No ticket of this office, no envelope, under another place than its own, or with a wrong stamp: not taken. */
	readonly refused: readonly PostName[];
	/** The post box now gives other bytes than before, or a clone's page: the first stays. */
	readonly other: readonly PostName[];
	/** Pages and eras that were there before and are not any more. */
	readonly gone: readonly PostName[];
}

/**
 * Everything new in the folder of a post box into the desk's mirror, sealed as it came.
 *
 * @param from folder of a post box, which is only read
 * @param mirror folder, made where it is not there
 * @param officeKeys whose tickets make a box one of this desk
 */
export async function pullFolder(
	from: string,
	mirror: string,
	officeKeys: readonly Uint8Array[]
): Promise<Pulled> {
	const source = folderReader(from);
	const own = await folderBox(mirror);
	const told = { added: 0, there: 0, refused: [], other: [], gone: [] } as Tally;
	const boxes = new Set([...(await boxesIn(from)), ...(await boxesIn(mirror))]);
	for (const box of boxes) await pullBox(box, { source, own, officeKeys, told });
	return { boxes: boxes.size, ...told };
}

interface Tally {
	added: number;
	there: number;
	readonly refused: PostName[];
	readonly other: PostName[];
	readonly gone: PostName[];
}

interface Pulling {
	readonly source: ReturnType<typeof folderReader>;
	readonly own: PostBox;
	readonly officeKeys: readonly Uint8Array[];
	readonly told: Tally;
}

async function pullBox(box: string, { source, own, officeKeys, told }: Pulling): Promise<void> {
	const [given, kept] = [await source.heads(box), await own.heads(box)];
	const boxKey = await keyOfBox(box, given, source, officeKeys);
	const mirrored = new Map(kept.map((name) => [placeOf(name), name]));
	for (const name of given.filter(({ lane }) => lane !== 't')) {
		const bytes = await shortBytes(source, name);
		const before = mirrored.get(placeOf(name));
		if (bytes === null) told.refused.push(name);
		else if (before !== undefined) {
			if (sameBytes((await own.get(before)) ?? new Uint8Array(), bytes)) told.there += 1;
			else told.other.push(name);
		} else if (boxKey === null || !(await isRight(bytes, name, boxKey))) told.refused.push(name);
		else {
			if ((await own.put(name, bytes)) === 'new') told.added += 1;
			mirrored.set(placeOf(name), name);
		}
	}
	const givenAt = new Set(given.map(placeOf));
	const missing = kept.filter(
		(name) => (name.lane === 'p' || name.lane === 'e') && !givenAt.has(placeOf(name))
	);
	told.gone.push(...missing);
}

/** Null for what is longer than any envelope, which is not read, or just went. */
async function shortBytes(source: Pulling['source'], name: PostName): Promise<Uint8Array | null> {
	const about = await stat(source.pathOf(name)).catch(() => null);
	return about === null || about.size > longestEnvelope ? null : source.get(name);
}

/** A page has one place, whatever year it says. */
const placeOf = ({ lane, writer, n }: PostName): string => `${lane} ${writer} ${n}`;

async function keyOfBox(
	box: string,
	given: readonly PostName[],
	source: Pick<PostBox, 'get'>,
	officeKeys: readonly Uint8Array[]
): Promise<Uint8Array | null> {
	for (const name of given.filter(({ lane }) => lane === 't')) {
		const ticket = await readTicket((await source.get(name)) ?? new Uint8Array(), officeKeys);
		if (ticket !== null && toHex(await idOf(ticket.boxKey)) === box) return ticket.boxKey;
	}
	return null;
}

async function isRight(bytes: Uint8Array, name: PostName, boxKey: Uint8Array): Promise<boolean> {
	const head = readEnvelope(bytes);
	if (!head.ok || head.value.box !== name.box || head.value.year !== name.year) return false;
	return placeOf(head.value) === placeOf(name) && (await checkStamp(bytes, head.value, boxKey, new Set())).ok;
}
