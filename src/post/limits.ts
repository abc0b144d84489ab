/** Limits of the server against overload (docs/POST.md). */
export const doorLimits = {
	/** Bytes of a request and of a response. */
	request: 256 * 1024,
	envelopes: 64,
	pagesAYear: 500,
	/** Over all years, because the year of a page is claimed by the phone. */
	pages: 5000,
	writers: 16,
	erasOfWriter: 50,
	keysADay: 50,
	address: { burst: 120, aMinute: 60 },
	box: { burst: 30, anHour: 30 },
	minutesApart: 15,
	/** Days after the end of a ticket in which its box can still be read. */
	readAfterEnd: 365,
	headersSeconds: 10,
	/** A full request takes a minute over GPRS. */
	requestSeconds: 120,
	connections: 256,
	connectionsOfAddress: 32
};
export type DoorLimits = typeof doorLimits;

/** Token buckets by name, with a burst and a rate a second. */
export class Buckets {
	readonly #left = new Map<string, { tokens: number; at: number }>();
	readonly #burst: number;
	readonly #aSecond: number;
	readonly #now: () => number;

	/** @param now milliseconds */
	constructor(burst: number, aSecond: number, now: () => number) {
		this.#burst = burst;
		this.#aSecond = aSecond;
		this.#now = now;
	}

	/** @returns 0 if a token was taken, else seconds until there is one */
	take(name: string): number {
		const at = this.#now();
		const tokens = Math.min(this.#burst, this.#tokensAt(name, at));
		if (tokens < 1) return Math.ceil((1 - tokens) / this.#aSecond);
		// Moved to the end, so that the first names are the least recently used.
		this.#left.delete(name);
		this.#left.set(name, { tokens: tokens - 1, at });
		if (this.#left.size > mostNames) this.#forgetOldest();
		return 0;
	}

	#tokensAt(name: string, at: number): number {
		const left = this.#left.get(name);
		return left === undefined
			? this.#burst
			: left.tokens + (Math.max(0, at - left.at) / 1000) * this.#aSecond;
	}

	#forgetOldest(): void {
		for (const name of this.#left.keys()) {
			if (this.#left.size <= mostNames / 2) return;
			this.#left.delete(name);
		}
	}
}

/** Limit against a flood of addresses: 20 MB of memory. */
const mostNames = 100_000;

/** Serialises by name, so that two requests of one box never use the same quota twice. */
export function inLine(): <Value>(name: string, act: () => Promise<Value>) => Promise<Value> {
	const last = new Map<string, Promise<unknown>>();
	return async (name, act) => {
		const before = last.get(name);
		const mine = (async () => {
			await before?.catch(() => undefined);
			return act();
		})();
		last.set(name, mine);
		try {
			return await mine;
		} finally {
			if (last.get(name) === mine) last.delete(name);
		}
	};
}

/** Key under which requests are counted: an IPv4 address, or the first 64 bits of an IPv6 address, which a household shares. */
export function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
	if (!plain.includes(':')) return plain;
	const [before = '', after] = plain.split('::');
	const groups = before === '' ? [] : before.split(':');
	const behind = after === undefined || after === '' ? [] : after.split(':');
	const zeros = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => '0');
	const whole = after === undefined ? groups : [...groups, ...zeros, ...behind];
	return whole
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
