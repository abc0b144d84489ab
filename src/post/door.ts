import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { concat, toHex, utf8 } from '#kernel';
import {
	checkStamp,
	framed,
	idOf,
	isReadingProof,
	readEnvelope,
	readTicket,
	ticketLength,
	unframed,
	type EnvelopeHead,
	type Lane,
	type Ticket
} from '#vault/post';
import { Buckets, doorLimits, inLine, networkOf, type DoorLimits } from './limits.ts';
import type { PostBox, PostName, PutAnswer } from './post-box.ts';

/*
 * Server of a post box ("door"): plain HTTP below the app's own address (docs/POST.md). It has no account, no session and no key of a group; every
 * envelope has its own stamp, and a reader signs with the key of the box.
 */
export interface DoorOptions {
	readonly store: PostBox;
	/** Four letters, as on the cards. */
	readonly route: string;
	/** Ed25519 keys whose tickets are accepted. */
	readonly officeKeys: readonly Uint8Array[];
	/** True for a box closed for reading and writing. */
	readonly isShut: (box: string) => Promise<boolean>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Takes the client address from the last entry of X-Forwarded-For, behind a trusted proxy; otherwise that header is ignored. */
	readonly behindProxy: boolean;
	/** Called with errors, never with received data. */
	readonly failed: (cause: unknown) => void;
	readonly limits?: Partial<DoorLimits>;
}

interface Answer {
	readonly status: number;
	readonly body?: Uint8Array;
	readonly headers?: Readonly<Record<string, string>>;
}

const millisecondsADay = 86_400_000;
const numberOf: Readonly<Record<PutAnswer, number>> = { new: 201, same: 200, other: 409, old: 409 };

/** Creates the server, which is not listening yet. Slow or invalid senders are cut off before their data is stored. */
export function createDoor(options: DoorOptions): Server {
	const limits = { ...doorLimits, ...options.limits };
	const door = new Door(options, limits);
	const server = createServer(
		{
			maxHeaderSize: 8192,
			headersTimeout: limits.headersSeconds * 1000,
			requestTimeout: limits.requestSeconds * 1000,
			connectionsCheckingInterval: Math.min(5000, limits.headersSeconds * 500)
		},
		(request, response) => void door.hear(request, response)
	);
	server.maxConnections = limits.connections;
	// Disconnects clients that do not read the response.
	server.timeout = 2 * limits.requestSeconds * 1000;
	if (!options.behindProxy) server.on('connection', onePartOf(limits.connectionsOfAddress));
	server.on('clientError', (error: Error & { readonly code?: string }, socket) => {
		const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
		if (!socket.writable) return void socket.destroy();
		socket.end(`HTTP/1.1 ${status}\r\nBahi-Post: 1\r\nConnection: close\r\n\r\n`, () => socket.destroy());
	});
	return server;
}

/** Limits connections of one address, which could occupy all with endless headers. */
function onePartOf(most: number): (socket: Socket) => void {
	const open = new Map<string, number>();
	return (socket) => {
		const name = networkOf(socket.remoteAddress ?? '');
		const count = (open.get(name) ?? 0) + 1;
		if (count > most) return void socket.destroy();
		open.set(name, count);
		socket.once('close', () => {
			const left = (open.get(name) ?? 1) - 1;
			if (left === 0) open.delete(name);
			else open.set(name, left);
		});
	};
}

class Door {
	readonly #options: DoorOptions;
	readonly #limits: DoorLimits;
	readonly #path: RegExp;
	readonly #addresses: Buckets;
	readonly #boxes: Buckets;
	readonly #keys: Buckets;
	readonly #alone = inLine();

	constructor(options: DoorOptions, limits: DoorLimits) {
		const { route, now } = options;
		this.#options = options;
		this.#limits = limits;
		const box = '([0-9a-f]{32})';
		this.#path = new RegExp(`^/post/${route}(?:/${box}(?:/(ticket)|/([pek])/${box}/(\\d{1,10}))?)?$`);
		this.#addresses = new Buckets(limits.address.burst, limits.address.aMinute / 60, now);
		this.#boxes = new Buckets(limits.box.burst, limits.box.anHour / 3600, now);
		this.#keys = new Buckets(limits.keysADay, limits.keysADay / 86_400, now);
	}

	async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let answer: Answer;
		try {
			answer = await this.#answer(request);
		} catch (cause) {
			// The client has disconnected.
			if (request.destroyed && !request.complete) return;
			this.#options.failed(cause);
			answer = { status: 503, headers: { 'Retry-After': '60' } };
		}
		const body = answer.body ?? new Uint8Array();
		response.writeHead(answer.status, {
			'Bahi-Post': '1',
			'Cache-Control': 'no-store',
			'Content-Type': 'text/plain',
			'Content-Length': body.length,
			Date: new Date(this.#options.now()).toUTCString(),
			'X-Content-Type-Options': 'nosniff',
			// Unread request data is not awaited.
			...(request.complete ? {} : { Connection: 'close' }),
			...answer.headers
		});
		response.end(body);
	}

	async #answer(request: IncomingMessage): Promise<Answer> {
		const wait = this.#addresses.take(this.#networkOf(request));
		if (wait > 0) return tooMany(wait);
		const [path, box, ticket, lane, writer, from] = this.#path.exec(request.url ?? '') ?? [];
		if (path === undefined) return { status: 404 };
		const method = box === undefined ? 'POST' : ticket === undefined ? 'GET' : 'PUT';
		if (request.method !== method) return { status: 405, headers: { Allow: method } };
		if (box === undefined) return this.#takePages(request);
		if (ticket !== undefined) return this.#takeTicket(request, box);
		const places = lane === undefined ? null : { lane, writer, from: Number(from) };
		return this.#give(request, { box, path, places });
	}

	#networkOf({ headers, socket }: IncomingMessage): string {
		const forwarded = this.#options.behindProxy ? headers['x-forwarded-for'] : undefined;
		const last = forwarded?.toString().split(',').at(-1)?.trim();
		return networkOf(last ?? socket.remoteAddress ?? '');
	}

	get #today(): number {
		return Math.floor(this.#options.now() / millisecondsADay);
	}

	/** The ticket of a box that is not closed, expired or not. */
	async #ticketOf(box: string): Promise<Ticket | null> {
		const { store, officeKeys, isShut } = this.#options;
		if (await isShut(box)) return null;
		const name = (await store.heads(box)).find(({ lane }) => lane === 't');
		const bytes = name && (await store.get(name));
		return bytes ? readTicket(bytes, officeKeys) : null;
	}

	async #takeTicket(request: IncomingMessage, box: string): Promise<Answer> {
		const { store, officeKeys, isShut } = this.#options;
		const bytes = await bodyOf(request, ticketLength);
		if (bytes === null) return { status: 413 };
		const ticket = await readTicket(bytes, officeKeys);
		if (ticket?.kind !== 1 || ticket.until < this.#today) return { status: 403 };
		if (toHex(await idOf(ticket.boxKey)) !== box || (await isShut(box))) return { status: 403 };
		const name = { lane: 't', box, writer: box, n: ticket.until, year: 0 } as const;
		return { status: numberOf[await this.#alone(box, () => store.put(name, bytes))] };
	}

	async #takePages(request: IncomingMessage): Promise<Answer> {
		const body = await bodyOf(request, this.#limits.request);
		if (body === null) return { status: 413 };
		const envelopes = unframed(body);
		if (envelopes === null || envelopes.length === 0 || envelopes.length > this.#limits.envelopes)
			return { status: 400 };
		const heads = envelopes.map(readEnvelope);
		const box = heads.find((head) => head.ok)?.value.box;
		if (box === undefined) return json(heads.map(() => 400));
		const ticket = await this.#ticketOf(box);
		if (ticket === null || ticket.until < this.#today) return { status: 403 };
		const vouched = new Set<string>();
		const stamped: (Stamped | number)[] = [];
		for (const [at, envelope] of envelopes.entries())
			stamped.push(await asStamped(envelope, heads[at], ticket.boxKey, vouched));
		if (stamped.every((one) => typeof one === 'number')) return json(stamped);
		const wait = this.#boxes.take(box);
		if (wait > 0) return tooMany(wait);
		return this.#alone(box, async () => {
			const inBox = [...(await this.#options.store.heads(box))];
			const numbers: number[] = [];
			for (const one of stamped)
				numbers.push(typeof one === 'number' ? one : await this.#putOne(one, inBox, ticket.boxKey));
			return json(numbers);
		});
	}

	/** @param inBox receives the name if it is new */
	async #putOne({ head, envelope }: Stamped, inBox: PostName[], boxKey: Uint8Array): Promise<number> {
		const { lane, box, writer, n, year } = head;
		const name = { lane, box, writer, n, year };
		const there = inBox.find((other) => other.lane === lane && other.writer === writer && other.n === n);
		// A page has one place; with another year it would exist twice.
		if (there !== undefined && there.year !== year) return numberOf.other;
		if (there === undefined && this.#isFull(name, inBox)) return 429;
		const answer = await this.#options.store.put(name, envelope);
		if (answer === 'new') inBox.push(name);
		if (answer === 'other' && !(await this.#isWhole(name, boxKey))) return 503;
		return numberOf[answer];
	}

	/** False for bytes damaged on disk: otherwise a resent page would be reported as a clone's. */
	async #isWhole(name: PostName, boxKey: Uint8Array): Promise<boolean> {
		const bytes = (await this.#options.store.get(name)) ?? new Uint8Array();
		const stamped = await asStamped(bytes, readEnvelope(bytes), boxKey, new Set());
		if (typeof stamped !== 'number') return true;
		this.#options.failed(new Error(`damaged: ${Object.values(name).join(' ')}`));
		return false;
	}

	#isFull({ lane, box, writer, year }: PostName, inBox: readonly PostName[]): boolean {
		const { writers, pages, pagesAYear, erasOfWriter } = this.#limits;
		const known = new Set(inBox.filter((name) => name.lane !== 't').map((name) => name.writer));
		if (!known.has(writer) && known.size >= writers) return true;
		const inLane = inBox.filter((name) => name.lane === lane);
		if (lane === 'k') return this.#keys.take(`${box} ${writer}`) > 0;
		if (lane === 'e') return inLane.filter((name) => name.writer === writer).length >= erasOfWriter;
		return inLane.length >= pages || inLane.filter((name) => name.year === year).length >= pagesAYear;
	}

	async #give(request: IncomingMessage, { box, path, places }: Wanted): Promise<Answer> {
		const ticket = await this.#ticketOf(box);
		if (ticket === null || ticket.until + this.#limits.readAfterEnd < this.#today) return { status: 403 };
		if (!(await this.#mayRead(request, path, ticket.boxKey))) return { status: 401 };
		const wait = this.#boxes.take(box);
		if (wait > 0) return tooMany(wait);
		const inBox = await this.#options.store.heads(box);
		if (places === null) return json(headsOf(inBox));
		const wanted = inBox
			.filter(({ lane, writer, n }) => lane === places.lane && writer === places.writer && n >= places.from)
			.toSorted((a, b) => a.n - b.n);
		const envelopes: Uint8Array[] = [];
		let length = 0;
		for (const name of wanted) {
			const envelope = await this.#options.store.get(name);
			length += 4 + (envelope?.length ?? 0);
			if (envelope === null || length > this.#limits.request) break;
			envelopes.push(envelope);
		}
		return { status: 200, body: framed(envelopes), headers: { 'Content-Type': 'application/octet-stream' } };
	}

	#mayRead({ headers }: IncomingMessage, path: string, boxKey: Uint8Array): Promise<boolean> {
		const proof = headers['bahi-read']?.toString() ?? '';
		const within = { now: this.#options.now() / 60_000, apart: this.#limits.minutesApart };
		return isReadingProof(boxKey, proof, path, within);
	}
}

interface Wanted {
	readonly box: string;
	readonly path: string;
	/** Null for the heads of all. */
	readonly places: {
		readonly lane: string;
		readonly writer: string | undefined;
		readonly from: number;
	} | null;
}

interface Stamped {
	readonly head: EnvelopeHead;
	readonly envelope: Uint8Array;
}

/** @returns the status code for an envelope without a valid stamp */
async function asStamped(
	envelope: Uint8Array,
	head: ReturnType<typeof readEnvelope> | undefined,
	boxKey: Uint8Array,
	vouched: Set<string>
): Promise<Stamped | number> {
	if (!head?.ok) return 400;
	return (await checkStamp(envelope, head.value, boxKey, vouched)).ok ? { head: head.value, envelope } : 401;
}

/** For pages the last number without a gap before it, so that a phone resends what the box lost; for other lanes the newest. */
function headsOf(inBox: readonly PostName[]): Readonly<Record<Lane, Readonly<Record<string, number>>>> {
	const heads: Record<Lane, Record<string, number>> = { p: {}, e: {}, k: {} };
	for (const { lane, writer, n } of inBox.toSorted((a, b) => a.n - b.n)) {
		if (lane === 't') continue;
		const before = heads[lane][writer] ?? 0;
		heads[lane][writer] = lane !== 'p' || n === before + 1 ? n : before;
	}
	return heads;
}

/** @returns null for a body over the limit, which is not read further */
async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
	if (Number(request.headers['content-length'] ?? 0) > most) return null;
	const parts: Uint8Array[] = [];
	let length = 0;
	// Leaving the loop must not destroy the stream, which the response needs.
	const read: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
	for await (const part of read) {
		length += part.length;
		if (length > most) return null;
		parts.push(part);
	}
	return concat(...parts);
}

const json = (value: unknown): Answer => ({
	status: 200,
	body: utf8(JSON.stringify(value)),
	headers: { 'Content-Type': 'application/json' }
});

const tooMany = (seconds: number): Answer => ({ status: 429, headers: { 'Retry-After': String(seconds) } });
