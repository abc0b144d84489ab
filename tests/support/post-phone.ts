import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { assert, present, toHex } from '#kernel';
import {
	boxKeyOf,
	framed,
	officeKeyOf,
	readingProof,
	sealPage,
	stamperOf,
	unframed,
	writeTicket,
	type Stamper
} from '#vault/post';
import { deflate } from '../../src/lib/vault/compression.ts';
import { createDoor, type DoorOptions } from '../../src/post/door.ts';
import { memoryBox, type PostBox } from '../../src/post/post-box.ts';

/** A door, and phones that speak to it by plain HTTP, in Node. */

export const route = 'k7qw';
export const day = (): number => Math.floor(Date.now() / 86_400_000);
export const seedOf = (words: string): Uint8Array =>
	new Uint8Array(createHash('sha256').update(words).digest());
export const officeSeed = 'the office';

export async function openDoor(options: Partial<DoorOptions> & { readonly store?: PostBox } = {}) {
	const office = await officeKeyOf(seedOf(officeSeed));
	const failures: unknown[] = [];
	const store = options.store ?? memoryBox();
	// The clock of a door stands still, so that a slow machine gives no sender more than its part.
	const openedAt = Date.now();
	const server = createDoor({
		...{
			store,
			route,
			officeKeys: [office.publicKey],
			isShut: () => Promise.resolve(false),
			now: () => openedAt
		},
		...{ behindProxy: false, failed: (cause: unknown) => void failures.push(cause), ...options },
		limits: { address: { burst: 10_000, aMinute: 1 }, box: { burst: 10_000, anHour: 1 }, ...options.limits }
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const close = async (): Promise<void> => {
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	};
	return { origin: `http://127.0.0.1:${port}`, port, store, failures, close };
}
export type OpenedDoor = Awaited<ReturnType<typeof openDoor>>;

/** A made-up group with its box and one phone, always the same by its names. */
export async function postPhone(group: string, phone = 'phone') {
	const box = await boxKeyOf(seedOf(`box of ${group}`).subarray(0, 16));
	const writer = await officeKeyOf(seedOf(`${phone} of ${group}`));
	return named(box, await stamperOf(box, writer), seedOf(`era of ${group}`));
}
export type PostPhone = Awaited<ReturnType<typeof postPhone>>;

const named = (box: Awaited<ReturnType<typeof boxKeyOf>>, stamper: Stamper, eraKey: Uint8Array) => ({
	...{ box, stamper, eraKey },
	...{ boxId: toHex(stamper.box), writerId: toHex(stamper.writer) }
});

export async function aPage(of: PostPhone, n: number, text = `page ${n}`, year = 2026): Promise<Uint8Array> {
	const packed = await deflate(new TextEncoder().encode(text));
	const page = await sealPage(of.stamper, { n, era: 1, year }, of.eraKey, packed);
	assert(page.ok, 'a short page');
	return page.value;
}

export const pagesOf = (of: PostPhone, count: number): Promise<readonly Uint8Array[]> =>
	Promise.all(Array.from({ length: count }, (_, at) => aPage(of, at + 1)));

export const ticketOf = async (
	{ box }: Pick<PostPhone, 'box'>,
	{ until = day() + 365, kind = 1, office = officeSeed } = {}
): Promise<Uint8Array> =>
	writeTicket(await officeKeyOf(seedOf(office)), { boxKey: box.publicKey, until, kind });

export async function register(door: OpenedDoor, of: PostPhone, ticket?: Uint8Array, boxId = of.boxId) {
	const body = Buffer.from(ticket ?? (await ticketOf(of)));
	const answer = await fetch(`${door.origin}/post/${route}/${boxId}/ticket`, { method: 'PUT', body });
	return answer.status;
}

/** @returns a number for each envelope, or the status of the whole request */
export async function send(
	door: OpenedDoor,
	envelopes: readonly Uint8Array[],
	headers: Readonly<Record<string, string>> = {}
): Promise<readonly number[] | number> {
	return sendBytes(door, framed(envelopes), headers);
}

export async function sendBytes(
	{ origin }: OpenedDoor,
	bytes: Uint8Array,
	headers: Readonly<Record<string, string>> = {}
): Promise<readonly number[] | number> {
	const answer = await fetch(`${origin}/post/${route}`, {
		method: 'POST',
		body: Buffer.from(bytes),
		headers
	});
	return answer.status === 200 ? ((await answer.json()) as number[]) : answer.status;
}

/** @param path behind the box, from its slash; none for the heads */
export async function ask(
	{ origin }: OpenedDoor,
	of: PostPhone,
	path = '',
	{ minute = Math.floor(Date.now() / 60_000), by = of, signed = '' } = {}
): Promise<Response> {
	const whole = `/post/${route}/${of.boxId}${path}`;
	const proof = await readingProof(by.box, minute, signed === '' ? whole : signed);
	return fetch(origin + whole, { headers: { 'Bahi-Read': proof } });
}

export async function fetched(
	door: OpenedDoor,
	of: PostPhone,
	{ lane = 'p', from = 1 } = {}
): Promise<readonly Uint8Array[]> {
	const answer = await ask(door, of, `/${lane}/${of.writerId}/${from}`);
	return present(unframed(new Uint8Array(await answer.arrayBuffer())), 'envelopes behind their lengths');
}
