import { stat } from 'node:fs/promises';
import { sameBytes, toHex } from '#kernel';
import { checkStamp, idOf, longestEnvelope, readEnvelope, readTicket } from '#vault/post';
import { boxesIn, folderBox, folderReader } from '../post/folder-box.ts';
import type { AllBoxes, PostBox, PostName } from '../post/post-box.ts';

/** Boxes beside one another: each page waits for its disk three times. */
const atOnce = 16;

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

/** Where a desk pulls from; it is only read. */
export interface PullSource extends AllBoxes {
	/** What was pulled once is not asked for again, only whether it is still listed. */
	readonly once: boolean;
}

/** The folder of a post box, or a copy of it. */
export function pullFolder(root: string): PullSource {
	const { boxes, heads, get, pathOf } = folderReader(root);
	// What is longer than any envelope is not read.
	const short = async (name: PostName) => {
		const about = await stat(pathOf(name)).catch(() => null);
		return about === null || about.size > longestEnvelope ? null : get(name);
	};
	return { boxes, heads, get: short, once: false };
}

/**
 * Everything new in a post box into the desk's mirror, sealed as it came.
 *
 * @param mirror folder, made where it is not there
 * @param officeKeys whose tickets make a box one of this desk
 * @param forgotten boxes of groups that left: nothing of them is taken
 */
export async function pullAll(
	source: PullSource,
	mirror: string,
	officeKeys: readonly Uint8Array[],
	forgotten: ReadonlySet<string> = new Set()
): Promise<Pulled> {
	const own = await folderBox(mirror);
	const told = { added: 0, there: 0, refused: [], other: [], gone: [] } as Tally;
	const boxes = new Set([...(await source.boxes()), ...(await boxesIn(mirror))]);
	for (const box of forgotten) boxes.delete(box);
	const waiting = boxes.values();
	const some = async () => {
		for (const box of waiting) await pullBox(box, { source, own, officeKeys, told });
	};
	await Promise.all(Array.from({ length: atOnce }, some));
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
	readonly source: PullSource;
	readonly own: PostBox;
	readonly officeKeys: readonly Uint8Array[];
	readonly told: Tally;
}

async function pullBox(box: string, { source, own, officeKeys, told }: Pulling): Promise<void> {
	const [given, kept] = [await source.heads(box), await own.heads(box)];
	const ticket = await ticketOfBox(box, given, source, officeKeys);
	const boxKey = ticket?.boxKey ?? null;
	// With it the mirror can be checked by itself.
	if (ticket !== null) await own.put(ticket.name, ticket.bytes);
	const mirrored = new Map(kept.map((name) => [placeOf(name), name]));
	for (const name of given.filter(({ lane }) => lane !== 't')) {
		const before = mirrored.get(placeOf(name));
		if (source.once && before?.year === name.year) {
			told.there += 1;
			continue;
		}
		const bytes = await source.get(name);
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

/** A page has one place, whatever year it says. */
const placeOf = ({ lane, writer, n }: PostName): string => `${lane} ${writer} ${n}`;

/** The ticket by which a box is one of this desk, in a post box or in a mirror. */
export async function ticketOfBox(
	box: string,
	given: readonly PostName[],
	source: Pick<PostBox, 'get'>,
	officeKeys: readonly Uint8Array[]
): Promise<{ readonly name: PostName; readonly bytes: Uint8Array; readonly boxKey: Uint8Array } | null> {
	for (const name of given.filter(({ lane }) => lane === 't')) {
		const bytes = (await source.get(name)) ?? new Uint8Array();
		const ticket = await readTicket(bytes, officeKeys);
		if (ticket !== null && toHex(await idOf(ticket.boxKey)) === box)
			return { name, bytes, boxKey: ticket.boxKey };
	}
	return null;
}

async function isRight(bytes: Uint8Array, name: PostName, boxKey: Uint8Array): Promise<boolean> {
	const head = readEnvelope(bytes);
	if (!head.ok || head.value.box !== name.box || head.value.year !== name.year) return false;
	return placeOf(head.value) === placeOf(name) && (await checkStamp(bytes, head.value, boxKey, new Set())).ok;
}
