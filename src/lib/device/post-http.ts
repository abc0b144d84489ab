import type { BoxOnRoute, PostDoor, PostHeads, PostLane, PostRefusal } from '#app';
import { err, framed, ok, unframed, unshared, type Result } from '#kernel';
import { createClock } from './clock.ts';

const clock = createClock();

/** A full request takes a minute by GPRS. */
const longest = 120_000;

async function ask(address: string, init: RequestInit): Promise<Result<Response, PostRefusal>> {
	let answer: Response;
	try {
		const signal = AbortSignal.timeout(longest);
		answer = await fetch(address, {
			...init,
			signal,
			cache: 'no-store',
			credentials: 'omit',
			redirect: 'error'
		});
	} catch {
		return err({ type: 'PostNotReached' });
	}
	if (answer.headers.get('Bahi-Post') !== '1') return err({ type: 'PostNotReached' });
	if (answer.status === 403) return err({ type: 'PostShut' });
	if (answer.status === 429 || answer.status === 503) {
		const seconds = Number(answer.headers.get('Retry-After'));
		return err({ type: 'PostBusy', seconds: Number.isFinite(seconds) ? Math.max(0, seconds) : 0 });
	}
	return ok(answer);
}

/** Signed for this phone's minute; where the door has another one, for that, once. The phone's own clock is left alone. */
async function read<Value>(
	origin: string,
	of: BoxOnRoute,
	behind: string,
	valueOf: (answer: Response) => Promise<Value | null>
): Promise<Result<Value, PostRefusal>> {
	const path = `/post/${of.route}/${of.box}${behind}`;
	let time = clock.milliseconds();
	for (let tries = 0; tries < 2; tries += 1) {
		const proof = await of.prove(Math.floor(time / 60_000), path);
		const asked = await ask(origin + path, { headers: { 'Bahi-Read': proof } });
		if (!asked.ok) return asked;
		time = Date.parse(asked.value.headers.get('Date') ?? '');
		if (asked.value.status === 401 && Number.isFinite(time)) continue;
		const value = asked.value.ok ? await valueOf(asked.value).catch(() => null) : null;
		return value === null ? err({ type: 'PostDamaged' }) : ok(value);
	}
	return err({ type: 'PostDamaged' });
}

/**
 * The door of a post box, below the app's own address (docs/POST.md). Who answers without the header is no door: a host without one gives the app's
 * own page, with 200.
 *
 * @param origin given by tests; that of the app otherwise
 */
export function createPostDoor(origin = ''): PostDoor {
	return {
		async put(route, envelopes) {
			const body = unshared(framed(envelopes));
			const asked = await ask(`${origin}/post/${route}`, { method: 'POST', body });
			if (!asked.ok) return asked;
			const numbers: unknown = asked.value.ok ? await asked.value.json().catch(() => null) : null;
			const isList = Array.isArray(numbers) && numbers.length === envelopes.length;
			return isList ? ok(numbers.map(Number)) : err({ type: 'PostDamaged' });
		},
		async register({ route, box }, ticket) {
			const asked = await ask(`${origin}/post/${route}/${box}/ticket`, {
				method: 'PUT',
				body: unshared(ticket)
			});
			// 409: the box has a ticket that counts for longer.
			if (!asked.ok) return asked;
			return asked.value.ok || asked.value.status === 409 ? ok(undefined) : err({ type: 'PostDamaged' });
		},
		heads: (of) => read(origin, of, '', async (answer) => headsIn(await answer.json())),
		envelopes: (of, { lane, writer, n }) =>
			read(origin, of, `/${lane}/${writer}/${n}`, async (answer) =>
				unframed(new Uint8Array(await answer.arrayBuffer()))
			)
	};
}

function headsIn(value: unknown): PostHeads | null {
	const lanes = (['p', 'e', 'k'] as const).map((lane) => [lane, laneIn(value, lane)] as const);
	return lanes.every(([, lane]) => lane !== null) ? (Object.fromEntries(lanes) as PostHeads) : null;
}

function laneIn(value: unknown, name: PostLane): Readonly<Record<string, number>> | null {
	const lane: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
	if (typeof lane !== 'object' || lane === null) return null;
	const isHead = ([writer, n]: [string, unknown]): boolean =>
		/^[0-9a-f]{32}$/.test(writer) && Number.isInteger(n) && Number(n) >= 0 && Number(n) < 2 ** 32;
	return Object.entries(lane).every(isHead) ? (lane as Readonly<Record<string, number>>) : null;
}
