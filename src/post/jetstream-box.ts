import { headers, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { jsonIn, sameBytes } from '#kernel';
import { keptBeside, keepsOf, type PostBox, type PostName, type PutAnswer } from './post-box.ts';

/*
 * A post box as three streams of JetStream (docs/POST.md):
 *
 *   POST      b.YEAR.BOX.LANE.WRITER.N    a page or a list of eras, put once by the engine: one message a subject, and a second one is refused
 *   KEYS      k.BOX.WRITER.0 … 2          the newest three of a writer, in any place; the number is in a header
 *   TICKETS   t.BOX.BOX.0                 the newest one
 *
 * What is acknowledged was flushed (`sync_interval: always`), by two of three where there are three. A copy that answers may lag behind them: what it
 * does not have and the leader lists is no answer, and throws.
 */
type Lane = PostName['lane'];
const streamOf: Readonly<Record<Lane, string>> = { p: 'POST', e: 'POST', k: 'KEYS', t: 'TICKETS' };

/** Largest message: the largest envelope and its headers. */
const longestMessage = 131_072;

const streamsOf = (replicas: number) => {
	const common = {
		...{ storage: 'file', num_replicas: replicas, retention: 'limits', max_msgs_per_subject: 1 },
		...{ deny_delete: true, deny_purge: false, allow_direct: true, max_msg_size: longestMessage }
	};
	return [
		{ ...common, name: 'POST', subjects: ['b.>'], discard: 'new', discard_new_per_subject: true },
		{ ...common, name: 'KEYS', subjects: ['k.>'], discard: 'old' },
		{ ...common, name: 'TICKETS', subjects: ['t.>'], discard: 'old' }
	];
};

/** What each user of the engine may: the keeper's key lies in a drawer, and nobody else takes anything out. */
export const natsRights = {
	keeper: { publish: ['$JS.API.>'], subscribe: ['_INBOX.keeper.>'] },
	door: {
		publish: [
			...['b.*.*.p.*.*', 'b.*.*.e.*.*', 'k.*.*.*', 't.*.*.*', '$JS.API.DIRECT.GET.POST.b.>'],
			...['$JS.API.STREAM.INFO.*', '$JS.API.STREAM.MSG.GET.KEYS', '$JS.API.STREAM.MSG.GET.TICKETS']
		],
		subscribe: ['_INBOX.door.>']
	}
} as const;

/** Makes the streams, or gives those that are there another number of copies. @param nats the keeper's connection */
export async function makeStreams(nats: Pick<NatsConnection, 'request'>, replicas: number): Promise<void> {
	for (const stream of streamsOf(replicas)) {
		const told = await asked(nats, `STREAM.CREATE.${stream.name}`, stream);
		const isThere = told.error?.err_code === isOtherwise;
		const last = isThere ? await asked(nats, `STREAM.UPDATE.${stream.name}`, stream) : told;
		if (last.error) throw new Error(`${stream.name}: ${last.error.description}`);
	}
}

/** Numbers of the engine's errors. */
const [isOtherwise, isRefusedByStore, isOtherSequence, isNoMessage] = [10_058, 10_077, 10_071, 10_037];

/** Milliseconds. */
const patience = 10_000;

/** The keys or the ticket that lie in one place. */
interface Held {
	readonly n: number;
	readonly bytes: Uint8Array;
	/** Of its message in the stream. */
	readonly sequence: number;
}

/** What is asked of the engine. */
function engineOf(nats: Pick<NatsConnection, 'request'>) {
	/** @returns null where it was stored */
	async function publish(lane: Lane, subject: string, bytes: Uint8Array, more?: MsgHdrs) {
		const message = await nats.request(subject, bytes, { timeout: patience, ...(more && { headers: more }) });
		const told = answerIn(message);
		if (told.error === undefined && told.stream !== streamOf[lane])
			throw new Error(`${subject} is of another stream`);
		return told.error ?? null;
	}

	/** Subjects that the leader has, by a filter. */
	async function listed(stream: string, filter: string): Promise<readonly string[]> {
		const told = await asked(nats, `STREAM.INFO.${stream}`, { subjects_filter: filter });
		if (told.error) throw new Error(told.error.description);
		const subjects = Object.keys(told.state?.subjects ?? {});
		if ((told.total ?? 0) > subjects.length) throw new Error(`${filter}: the list is not whole`);
		return subjects;
	}

	/** What lies in one place of keys or of a ticket, as the leader has it. */
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

/** @param nats a connection whose user has the rights of the door */
export function jetStreamBox(nats: Pick<NatsConnection, 'request'>): PostBox {
	const { publish, listed, held, page } = engineOf(nats);

	const heldOf = (name: PostName): Promise<readonly (Held | null)[]> =>
		Promise.all(placesOf(name).map((place) => held(streamOf[name.lane], place)));

	async function putPage(name: PostName, bytes: Uint8Array): Promise<PutAnswer> {
		const subject = subjectOf(name);
		const error = await publish(name.lane, subject, bytes);
		if (error === null) return 'new';
		// It says only that the store refused: the number is taken, or the disk is full. What lies there tells which.
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
			// Whoever put into this place meanwhile is seen at the next try.
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
		heads,
		get,
		put: (name, bytes) => (Number.isFinite(keepsOf(name.lane)) ? putNewest : putPage)(name, bytes)
	};
}

/** Puts into one place that meet each other: the second sees the first at its next try. */
const triesAtOnce = 50;

const subjectOf = ({ lane, box, writer, n, year }: PostName): string =>
	['b', year, box, lane, writer, n].join('.');

function nameOf(subject: string): PostName {
	const [, year, box = '', lane, writer = '', n] = subject.split('.');
	return { lane: lane as Lane, box, writer, n: Number(n), year: Number(year) };
}

const placesOf = ({ lane, box, writer }: PostName): readonly string[] =>
	Array.from({ length: keepsOf(lane) }, (_, place) => [lane, box, writer, place].join('.'));

/** What the engine answers, as far as it is read here. */
interface Answer {
	readonly error?: { readonly code: number; readonly err_code?: number; readonly description: string };
	readonly stream?: string;
	readonly total?: number;
	readonly state?: { readonly subjects?: Readonly<Record<string, number>> };
	readonly message?: { readonly seq: number; readonly hdrs?: string; readonly data?: string };
}

async function asked(nats: Pick<NatsConnection, 'request'>, subject: string, body: unknown): Promise<Answer> {
	return answerIn(await nats.request(`$JS.API.${subject}`, JSON.stringify(body), { timeout: patience }));
}

/** @throws where it is none */
function answerIn(message: Msg): Answer {
	const answer = jsonIn(message.string());
	if (typeof answer !== 'object' || answer === null) throw new Error(`${message.subject}: no answer`);
	return answer;
}
