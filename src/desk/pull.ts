import { stat } from 'node:fs/promises';
import { sameBytes, toHex } from '#kernel';
import { checkStamp, idOf, longestEnvelope, readEnvelope, readTicket } from '#vault/post';
import { boxesIn, folderBox, folderReader } from '../post/folder-box.ts';
import type { AllBoxes, PostBox, PostName } from '../post/post-box.ts';

/** Number of boxes pulled in parallel: each page waits for its disk three times. */
const atOnce = 16;

/** Result of a pull. Faults are listed by place; they never remove or change anything in the mirror. */
export interface Pulled {
	readonly boxes: number;
	readonly added: number;
	readonly there: number;
	/** Not taken: no ticket of this office, no envelope, a wrong place, or a wrong stamp. */
	readonly refused: readonly PostName[];
	/** The post box returned other bytes than before, or a cloned phone's page: the first ones are kept. */
	readonly other: readonly PostName[];
	/** Pages and eras that are missing now. */
	readonly gone: readonly PostName[];
}

/** Source of a pull, read only. */
export interface PullSource extends AllBoxes {
	/** True if pulled pages are not requested again, only checked to be listed. */
	readonly once: boolean;
}

/** The folder of a post box, or a copy of it. */
export function pullFolder(root: string): PullSource {
	const { boxes, heads, get, pathOf } = folderReader(root);
	// Data longer than any envelope is not read.
	const short = async (name: PostName) => {
		const about = await stat(pathOf(name)).catch(() => null);
		return about === null || about.size > longestEnvelope ? null : get(name);
	};
	return { boxes, heads, get: short, once: false };
}

/**
 * Copies everything new in a post box to the desk's mirror, sealed as it is.
 *
 * @param mirror folder, created if needed
 * @param officeKeys keys whose tickets assign a box to this desk
 * @param forgotten boxes of groups that left, which are skipped
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
	// The ticket lets the mirror be verified on its own.
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

/** Identity of a page, independent of its year. */
const placeOf = ({ lane, writer, n }: PostName): string => `${lane} ${writer} ${n}`;

/** The ticket that assigns a box to this desk, in a post box or a mirror. */
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
