import { headers, type Msg, type MsgHdrs } from '@nats-io/transport-node';
import { jsonIn, sameBytes } from '#kernel';
import type { Nats } from './nats.ts';
import {
	keptBeside,
	keepsOf,
	type AllBoxes,
	type PostBox,
	type PostName,
	type PutAnswer
} from './post-box.ts';

/*
 * A post box as three streams of JetStream (docs/POST.md):
 *
 *   POST      b.YEAR.BOX.LANE.WRITER.N    a page or a list of eras, stored once by the engine: one message a subject, and a second one is refused
 *   KEYS      k.BOX.WRITER.0 … 2          the newest three of a writer, in any slot; the number is in a header
 *   TICKETS   t.BOX.BOX.0                 the newest one
 *
 * Acknowledged messages were flushed (`sync_interval: always`), by two of three replicas if there are three. A lagging replica may answer: a message that it
 * lacks and the leader lists is an error, not "missing".
 */
type Lane = PostName['lane'];
type Asked = Pick<Nats, 'request'>;
const streamOf: Readonly<Record<Lane, string>> = { p: 'POST', e: 'POST', k: 'KEYS', t: 'TICKETS' };

/** Largest message: the largest envelope and its headers. */
const longestMessage = 131_072;

const streamsOf = (replicas: number) => {
	const common = {
		...{ storage: 'file', num_replicas: replicas, retention: 'limits', max_msgs_per_subject: 1 },
		...{ deny_delete: true, deny_purge: false, allow_direct: true, max_msg_size: longestMessage },
		// No limits: removing old messages would lose acknowledged pages.
		...{ max_age: 0, max_msgs: -1, max_bytes: -1 }
	};
	return [
		{ ...common, name: 'POST', subjects: ['b.>'], discard: 'new', discard_new_per_subject: true },
		{ ...common, name: 'KEYS', subjects: ['k.>'], discard: 'old' },
		{ ...common, name: 'TICKETS', subjects: ['t.>'], discard: 'old' }
	];
};

/** Rights of each user of nats-server: only the keeper, whose key is offline, may delete. */
export const natsRights = {
	keeper: { publish: ['$JS.API.>'], subscribe: ['_INBOX.keeper.>'] },
	door: {
		publish: [
			...['b.*.*.p.*.*', 'b.*.*.e.*.*', 'k.*.*.*', 't.*.*.*', '$JS.API.DIRECT.GET.POST.b.>'],
			...['$JS.API.STREAM.INFO.*', '$JS.API.STREAM.MSG.GET.KEYS', '$JS.API.STREAM.MSG.GET.TICKETS']
		],
		subscribe: ['_INBOX.door.>']
	},
	desk: {
		publish: [
			...['$JS.API.STREAM.INFO.*', '$JS.API.DIRECT.GET.POST.b.>'],
			...['$JS.API.STREAM.MSG.GET.KEYS', '$JS.API.STREAM.MSG.GET.TICKETS']
		],
		subscribe: ['_INBOX.desk.>']
	}
} as const;

/**
 * Creates missing streams. Existing ones with other settings are kept, unless changes are requested: then the number of replicas is changed.
 *
 * @throws Error with the engine's message
 */
export async function makeStreams(nats: Asked, replicas: number, isChanged = true): Promise<void> {
	for (const stream of streamsOf(replicas)) {
		const told = await asked(nats, `STREAM.CREATE.${stream.name}`, stream);
		const isThere = told.error?.err_code === isOtherwise;
		if (isThere && !isChanged) continue;
		const last = isThere ? await asked(nats, `STREAM.UPDATE.${stream.name}`, stream) : told;
		if (last.error) throw new Error(`${stream.name}: ${last.error.description}`);
	}
}

/**
 * Checks the streams before the server starts: one that drops old messages, or accepts a page twice, would lose acknowledged pages.
 *
 * @returns number of replicas
 * @throws Error that names the missing stream, or its wrong setting
 */
export async function checkStreams(nats: Asked): Promise<number> {
	let copies = Infinity;
	for (const { num_replicas: _, ...wanted } of streamsOf(1)) {
		const { error, config = {} } = await asked(nats, `STREAM.INFO.${wanted.name}`, {});
		if (error?.err_code === isNoStream)
			throw new Error(`There is no stream ${wanted.name}: the keeper makes it (docs/POST.md).`);
		if (error) throw new Error(`${wanted.name}: ${error.description}`);
		for (const [field, value] of Object.entries(wanted)) {
			// nats-server omits false and zero.
			const there = config[field] ?? (typeof value === 'boolean' ? false : 0);
			if (JSON.stringify(there) !== JSON.stringify(value))
				throw new Error(
					`${wanted.name}: ${field} is ${JSON.stringify(there)} and must be ${JSON.stringify(value)}.`
				);
		}
		copies = Math.min(copies, Number(config['num_replicas'] ?? 1));
	}
	return copies;
}

/** Deletes everything of a box, which only the keeper may do. */
export async function purgeBox(nats: Asked, box: string): Promise<void> {
	for (const [stream, filter] of [
		['POST', `b.*.${box}.>`],
		['KEYS', `k.${box}.>`],
		['TICKETS', `t.${box}.>`]
	] as const) {
		const { error } = await asked(nats, `STREAM.PURGE.${stream}`, { filter });
		if (error) throw new Error(`${stream}: ${error.description}`);
	}
}

/** Every box that has a ticket. */
async function boxesOfStreams(nats: Asked): Promise<readonly string[]> {
	const boxes: string[] = [];
	for (let total = 1; boxes.length < total;) {
		const told = await asked(nats, 'STREAM.INFO.TICKETS', { subjects_filter: 't.>', offset: boxes.length });
		if (told.error) throw new Error(told.error.description);
		const some = Object.keys(told.state?.subjects ?? {});
		total = told.total ?? 0;
		if (some.length === 0 && boxes.length < total) throw new Error('TICKETS: the list is not whole');
		boxes.push(...some.map((subject) => subject.split('.')[1] ?? ''));
	}
	return boxes;
}

/** Error numbers of nats-server. */
const [isOtherwise, isRefusedByStore, isOtherSequence] = [10_058, 10_077, 10_071];
const [isNoMessage, isNoStream] = [10_037, 10_059];

/** Timeout in milliseconds. */
const patience = 10_000;

/** Keys or ticket in one slot. */
interface Held {
	readonly n: number;
	readonly bytes: Uint8Array;
	/** Sequence number of its message in the stream. */
	readonly sequence: number;
}

/** Requests to nats-server. */
function engineOf(nats: Asked) {
	/** @returns null if it was stored */
	async function publish(lane: Lane, subject: string, bytes: Uint8Array, more?: MsgHdrs) {
		const message = await nats.request(subject, bytes, { timeout: patience, ...(more && { headers: more }) });
		const told = answerIn(message);
		if (told.error === undefined && told.stream !== streamOf[lane])
			throw new Error(`${subject} is of another stream`);
		return told.error ?? null;
	}

	/** Subjects on the leader that match a filter. */
	async function listed(stream: string, filter: string): Promise<readonly string[]> {
		const told = await asked(nats, `STREAM.INFO.${stream}`, { subjects_filter: filter });
		if (told.error) throw new Error(told.error.description);
		const subjects = Object.keys(told.state?.subjects ?? {});
		if ((told.total ?? 0) > subjects.length) throw new Error(`${filter}: the list is not whole`);
		return subjects;
	}

	/** Keys or ticket in one slot, from the leader. */
	async function held(stream: string, subject: string): Promise<Held | null> {
		const told = await asked(nats, `STREAM.MSG.GET.${stream}`, { last_by_subj: subject });
		if (told.error?.err_code === isNoMessage) return null;
		const { hdrs = '', data = '', seq } = told.message ?? {};
		const n = /^Bahi-N: (\d+)/m.exec(Buffer.from(hdrs, 'base64').toString())?.[1];
		if (told.error || seq === undefined || n === undefined)
			throw new Error(told.error?.description ?? `${subject} has no number`);
		return { n: Number(n), bytes: new Uint8Array(Buffer.from(data, 'base64')), sequence: seq };
	}

	async function page(subject: string): Promise<Uint8Array | null> {
		const message = await nats.request(`$JS.API.DIRECT.GET.POST.${subject}`, '', { timeout: patience });
		if (message.headers?.has('Nats-Sequence')) return new Uint8Array(message.data);
		if (message.headers?.code !== 404) throw new Error(`${subject}: ${message.headers?.description ?? '?'}`);
		if ((await listed('POST', subject)).length > 0) throw new Error(`${subject} is not on this copy yet`);
		return null;
	}

	return { publish, listed, held, page };
}

/** @param nats a connection with the rights of the server */
export function jetStreamBox(nats: Asked): PostBox & AllBoxes {
	const { publish, listed, held, page } = engineOf(nats);

	const heldOf = (name: PostName): Promise<readonly (Held | null)[]> =>
		Promise.all(placesOf(name).map((place) => held(streamOf[name.lane], place)));

	async function putPage(name: PostName, bytes: Uint8Array): Promise<PutAnswer> {
		const subject = subjectOf(name);
		const error = await publish(name.lane, subject, bytes);
		if (error === null) return 'new';
		// The error means either a used number or a full disk; the stored message tells which.
		const there = error.err_code === isRefusedByStore ? await page(subject) : null;
		if (there === null) throw new Error(`not stored: ${error.description}`);
		return sameBytes(there, bytes) ? 'same' : 'other';
	}

	async function putNewest(name: PostName, bytes: Uint8Array): Promise<PutAnswer> {
		const places = placesOf(name);
		for (let tries = 0; tries < triesAtOnce; tries += 1) {
			const there = await heldOf(name);
			const same = there.find((one) => one?.n === name.n);
			if (same) return sameBytes(same.bytes, bytes) ? 'same' : 'other';
			const names = there.flatMap((one) => (one === null ? [] : [{ ...name, n: one.n }]));
			const { isOld, going } = keptBeside(name, names);
			if (isOld) return 'old';
			const place = there.findIndex((one) => (going[0] === undefined ? one === null : one?.n === going[0].n));
			const more = headers();
			more.set('Bahi-N', String(name.n));
			// A concurrent put into this slot is detected at the next try.
			more.set('Nats-Expected-Last-Subject-Sequence', String(there[place]?.sequence ?? 0));
			const error = await publish(name.lane, places[place] ?? '', bytes, more);
			if (error === null) return 'new';
			if (error.err_code !== isOtherSequence) throw new Error(`not stored: ${error.description}`);
		}
		throw new Error(`${places[0]} was changed at each try`);
	}

	async function heads(box: string): Promise<readonly PostName[]> {
		const [pages, keys, tickets] = await Promise.all([
			listed('POST', `b.*.${box}.>`),
			listed('KEYS', `k.${box}.>`),
			listed('TICKETS', `t.${box}.>`)
		]);
		const numbered = [...keys, ...tickets].map(async (subject) => {
			const [lane, , writer] = subject.split('.') as [Lane, string, string];
			const one = await held(streamOf[lane], subject);
			if (one === null) throw new Error(`${subject} went while it was read`);
			return { lane, box, writer, n: one.n, year: 0 };
		});
		return [...pages.map(nameOf), ...(await Promise.all(numbered))];
	}

	async function get(name: PostName): Promise<Uint8Array | null> {
		if (Number.isFinite(keepsOf(name.lane)))
			return (await heldOf(name)).find((one) => one?.n === name.n)?.bytes ?? null;
		return page(subjectOf(name));
	}

	return {
		boxes: () => boxesOfStreams(nats),
		heads,
		get,
		put: (name, bytes) => (Number.isFinite(keepsOf(name.lane)) ? putNewest : putPage)(name, bytes)
	};
}

/** Tries of concurrent puts into one slot: the later one sees the earlier at its next try. */
const triesAtOnce = 50;

const subjectOf = ({ lane, box, writer, n, year }: PostName): string =>
	['b', year, box, lane, writer, n].join('.');

function nameOf(subject: string): PostName {
	const [, year, box = '', lane, writer = '', n] = subject.split('.');
	return { lane: lane as Lane, box, writer, n: Number(n), year: Number(year) };
}

const placesOf = ({ lane, box, writer }: PostName): readonly string[] =>
	Array.from({ length: keepsOf(lane) }, (_, place) => [lane, box, writer, place].join('.'));

/** The used part of a nats-server response. */
interface Answer {
	readonly error?: { readonly code: number; readonly err_code?: number; readonly description: string };
	readonly stream?: string;
	readonly config?: Readonly<Record<string, unknown>>;
	readonly total?: number;
	readonly state?: { readonly subjects?: Readonly<Record<string, number>> };
	readonly message?: { readonly seq: number; readonly hdrs?: string; readonly data?: string };
}

async function asked(nats: Asked, subject: string, body: unknown): Promise<Answer> {
	return answerIn(await nats.request(`$JS.API.${subject}`, JSON.stringify(body), { timeout: patience }));
}

/** @throws for a malformed response */
function answerIn(message: Msg): Answer {
	const answer = jsonIn(message.string());
	if (typeof answer !== 'object' || answer === null) throw new Error(`${message.subject}: no answer`);
	return answer;
}
