import type { Chance } from './chance.ts';

/** A text with JSON in it, changed as somebody would who knows what JSON is. */

type Holder = Record<string | number, unknown>;

/** Texts that stand for a value: what JSON.stringify would never write is possible too. */
const raw: readonly string[] = [
	...['null', 'true', '""', '[]', '{}', '-1', '0', '-0', '1.5', '1e308', '1e999', '-1e-999'],
	...[
		'9007199254740992',
		'9007199254740993',
		'99999999999999999999',
		'"12"',
		'"m1"',
		'"2199-12-31"',
		'"2006-02-30"'
	],
	...[
		'"\\ud800"',
		'"\\u0000"',
		'"\u202e1"',
		'"e\u0301"',
		'"\ufeff"',
		'"\u0967\u0968"',
		'"</script>"',
		'"=1+1"'
	],
	...['{"__proto__":{"a":1}}', '{"constructor":1}', '"' + 'x'.repeat(3000) + '"'],
	'['.repeat(60) + ']'.repeat(60),
	'{"a":'.repeat(60) + '1' + '}'.repeat(60),
	'['.repeat(30_000) + ']'.repeat(30_000)
];

/** One or two changes. @param text valid JSON */
export function spoilJson(text: string, chance: Chance): string {
	let spoiled = text;
	for (let left = 1 + chance.below(2); left > 0; left -= 1) spoiled = once(spoiled, chance);
	return spoiled;
}

function once(text: string, chance: Chance): string {
	// What is nested without end already is neither walked through nor written again.
	if (text.includes('['.repeat(40)) || text.includes('{"a":'.repeat(40))) return text;
	let whole: unknown;
	try {
		whole = JSON.parse(text);
	} catch {
		return text;
	}
	const holders = holdersIn(whole);
	if (holders.length === 0) return chance.one(raw);
	const holder = chance.one(holders);
	return Array.isArray(holder) ? inList(whole, holder, chance) : inObject(whole, holder, chance);
}

function inList(whole: unknown, list: unknown[], chance: Chance): string {
	const [at, to] = [chance.below(list.length), chance.below(list.length)];
	const [one, other] = [list[at], list[to]];
	switch (chance.below(6)) {
		case 0:
			list.splice(at, 1);
			break;
		case 1:
			list.splice(to, 0, structuredClone(one));
			break;
		case 2:
			[list[at], list[to]] = [other, one];
			break;
		case 3:
			list.length = at;
			break;
		case 4:
			list.reverse();
			break;
		default:
			return put(whole, (mark) => (list[at] = mark), chance.one(raw));
	}
	return JSON.stringify(whole);
}

function inObject(whole: unknown, fields: Holder, chance: Chance): string {
	const names = Object.keys(fields);
	const [name, other] = [names[chance.below(names.length)] ?? 'x', names[chance.below(names.length)] ?? 'y'];
	const value = fields[name];
	switch (chance.below(8)) {
		case 0:
			Reflect.deleteProperty(fields, name);
			break;
		case 1:
			[fields[name], fields[other]] = [fields[other], fields[name]];
			break;
		case 2:
			fields[chance.one(['note', 'amount', 'key', 'voucher', 'via', 'corrects', 'eventId'])] = value;
			break;
		case 3:
			// The name twice in one object.
			return put(
				whole,
				(mark) => (fields[name] = mark),
				`${JSON.stringify(value)},${JSON.stringify(name)}:${chance.one(raw)}`
			);
		case 4:
			return put(whole, (mark) => (fields[name] = mark), chance.one(raw));
		default:
			fields[name] = nearby(value, chance);
	}
	return JSON.stringify(whole);
}

/** A value like this one, only another: raised, a day later, a letter changed. */
function nearby(value: unknown, chance: Chance): unknown {
	if (typeof value === 'number') return value + chance.one([1, -1, 100, 100_000, -value, 2 ** 40]);
	if (typeof value === 'boolean') return !value;
	if (typeof value !== 'string' || value === '') return chance.one([null, 'x', 1]);
	const at = chance.below(value.length);
	const sign = chance.one(['0', '1', 'a', 'f', 'A', '_', 'é', '\u200d']);
	return value.slice(0, at) + sign + value.slice(at + 1);
}

/** The text of the whole with the text `as` in the place of one value. */
function put(whole: unknown, set: (mark: string) => void, as: string): string {
	const mark = 'put-here-7f3a';
	set(mark);
	return JSON.stringify(whole).replace(JSON.stringify(mark), () => as);
}

function holdersIn(value: unknown, found: (unknown[] | Holder)[] = []): readonly (unknown[] | Holder)[] {
	if (typeof value !== 'object' || value === null) return found;
	if (Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0) found.push(value as Holder);
	for (const item of Object.values(value)) holdersIn(item, found);
	return found;
}
