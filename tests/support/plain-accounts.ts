/**
 * Reads hledger and beancount text without a line of the app: foots each entry, holds each assertion, and adds up what every
 * account holds. All in whole minor units of two decimals.
 */
export interface ReadAccounts {
	/** By the code of the app; debit positive, minor units; accounts at zero are left out. */
	readonly held: Readonly<Record<string, number>>;
	readonly entries: number;
	/** What does not hold, in words. */
	readonly wrong: readonly string[];
}

export function readHledger(text: string): ReadAccounts {
	const reading = new Reading();
	for (const line of text.split('\n')) {
		const account = /^account (\S+) {2}; code:([^,]+)/.exec(line);
		const entry = /^(\d{4}-\d\d-\d\d) \*/.exec(line);
		const leg = /^ {4}(\S+) +(-?\d+\.\d\d) INR = (-?\d+\.\d\d) INR$/.exec(line);
		if (account !== null) reading.declare(account[1], account[2]);
		else if (entry !== null) reading.begin(entry[1]);
		else if (leg !== null) {
			reading.leg(leg[1], minorUnits(leg[2]));
			reading.assert(leg[1], minorUnits(leg[3]));
		} else if (/^ +\S/.test(line)) reading.wrong.push(`cannot be read: ${line}`);
	}
	return reading.close();
}

export function readBeancount(text: string): ReadAccounts {
	const reading = new Reading();
	let opened = '';
	for (const line of text.split('\n')) {
		const open = /^\d{4}-\d\d-\d\d open (\S+) INR$/.exec(line);
		const code = /^ {2}code: "(.+)"$/.exec(line);
		const entry = /^(\d{4}-\d\d-\d\d) \*/.exec(line);
		const leg = /^ {2}([A-Z]\S+) {2}(-?\d+\.\d\d) INR$/.exec(line);
		const held = /^(\d{4}-\d\d-\d\d) balance (\S+) {2}(-?\d+\.\d\d) ~ 0 INR$/.exec(line);
		if (open !== null) opened = open[1] ?? '';
		else if (code !== null) reading.declare(opened, code[1]);
		else if (entry !== null) reading.begin(entry[1]);
		else if (leg !== null) reading.leg(leg[1], minorUnits(leg[2]));
		else if (held !== null) {
			reading.foot();
			if ((held[1] ?? '') <= reading.day) reading.wrong.push(`asserted before its day is over: ${line}`);
			reading.assert(held[2], minorUnits(held[3]), `${held[2] ?? ''}:`);
		}
	}
	return reading.close();
}

const minorUnits = (decimal = ''): number => Number(decimal.replace('.', ''));

class Reading {
	readonly wrong: string[] = [];
	readonly #codes = new Map<string, string>();
	readonly #held = new Map<string, number>();
	#entries = 0;
	#sum = 0;
	day = '';

	declare(path = '', code = ''): void {
		if (this.#codes.has(path)) this.wrong.push(`${path} is declared twice`);
		this.#codes.set(path, code);
	}

	begin(day = ''): void {
		this.foot();
		if (day < this.day) this.wrong.push(`${day} stands after ${this.day}`);
		this.day = day;
		this.#entries += 1;
	}

	leg(path = '', amount = 0): void {
		if (!this.#codes.has(path)) this.wrong.push(`${path} is not declared`);
		this.#sum += amount;
		this.#held.set(path, (this.#held.get(path) ?? 0) + amount);
	}

	/** @param under of beancount, whose assertions hold for an account with all below it */
	assert(path = '', held = 0, under?: string): void {
		const below = [...this.#held].filter(([one]) => under !== undefined && one.startsWith(under));
		const own = below.reduce((so, [, amount]) => so + amount, this.#held.get(path) ?? 0);
		if (own !== held) this.wrong.push(`${path} holds ${String(own)} on ${this.day}, not ${String(held)}`);
	}

	/** Debits and credits of the entry are the same. */
	foot(): void {
		if (this.#sum !== 0) this.wrong.push(`an entry of ${this.day} is off by ${String(this.#sum)}`);
		this.#sum = 0;
	}

	close(): ReadAccounts {
		this.foot();
		const held = [...this.#held].filter(([, amount]) => amount !== 0);
		return {
			held: Object.fromEntries(held.map(([path, amount]) => [this.#codes.get(path) ?? path, amount])),
			entries: this.#entries,
			wrong: this.wrong
		};
	}
}
