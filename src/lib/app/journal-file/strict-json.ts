import { err, ok, type Result } from '#kernel';

/** A parsed JSON value. Objects have no prototype, so that no key can reach one. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface JsonLimits {
	/** Deepest nesting of arrays and objects. */
	readonly depth: number;
	/** Keys of one object. */
	readonly keys: number;
	/** UTF-16 units of one string. */
	readonly text: number;
}

/** Position at which reading stopped: the line, and the item of a list of the outermost object, counted from 1. */
export interface JsonPlace {
	readonly line: number;
	readonly list: string | null;
	readonly item: number | null;
}

/** Reasons for rejecting a JSON text. */
export type JsonRefusal =
	| { readonly type: 'Empty' }
	| ({ readonly type: 'CutOff' } & JsonPlace)
	| ({ readonly type: 'NotJson'; readonly column: number; readonly found: string } & JsonPlace)
	| ({ readonly type: 'DuplicateKey' | 'ForbiddenKey'; readonly key: string } & JsonPlace)
	| ({ readonly type: 'TooDeep' | 'TooManyKeys' | 'TextTooLong'; readonly most: number } & JsonPlace)
	/** A lone surrogate, or an invalid escape. */
	| ({ readonly type: 'BrokenText' } & JsonPlace);

/**
 * Parses JSON (RFC 8259) more strictly than JSON.parse: no duplicate key in an object, no key with a meaning in
 * JavaScript, no lone surrogate, and limited depth, so that no input can exhaust the stack.
 */
export function readStrictJson(text: string, limits: JsonLimits): Result<Json, JsonRefusal> {
	const cursor: Cursor = { text, at: 0, limits, list: null, item: null };
	skipSpace(cursor);
	if (cursor.at === text.length) return err({ type: 'Empty' });
	const value = readValue(cursor, 1);
	if (!value.ok) return value;
	skipSpace(cursor);
	return cursor.at === text.length ? value : unexpected(cursor);
}

interface Cursor {
	readonly text: string;
	at: number;
	readonly limits: JsonLimits;
	list: string | null;
	item: number | null;
}

type Read<Value> = Result<Value, JsonRefusal>;

/** Keys that could alter an object's prototype. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const literals = [
	['true', true],
	['false', false],
	['null', null]
] as const;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- just the control characters end a run of plain text
const plainText = /[^"\\\u0000-\u001f]*/y;

function readValue(cursor: Cursor, depth: number): Read<Json> {
	const start = cursor.text[cursor.at];
	if (start === '{' || start === '[') {
		if (depth > cursor.limits.depth)
			return err({ type: 'TooDeep', ...placeOf(cursor), most: cursor.limits.depth });
		cursor.at += 1;
		return start === '{' ? readObject(cursor, depth) : readArray(cursor, depth);
	}
	if (start === '"') return readText(cursor);
	for (const [word, value] of literals) {
		if (!cursor.text.startsWith(word, cursor.at)) continue;
		cursor.at += word.length;
		return ok(value);
	}
	return readNumber(cursor);
}

function readNumber(cursor: Cursor): Read<number> {
	numberPattern.lastIndex = cursor.at;
	const found = numberPattern.exec(cursor.text)?.[0];
	if (found === undefined) return unexpected(cursor);
	cursor.at += found.length;
	const value = Number(found);
	// Minus zero becomes zero: an amount has no sign.
	return ok(value === 0 ? 0 : value);
}

function readArray(cursor: Cursor, depth: number): Read<readonly Json[]> {
	const items: Json[] = [];
	skipSpace(cursor);
	if (take(cursor, ']')) return ok(items);
	for (;;) {
		skipSpace(cursor);
		if (depth === 2) cursor.item = items.length + 1;
		const item = readValue(cursor, depth + 1);
		if (!item.ok) return item;
		items.push(item.value);
		skipSpace(cursor);
		if (take(cursor, ']')) return ok(items);
		if (!take(cursor, ',')) return unexpected(cursor);
	}
}

function readObject(cursor: Cursor, depth: number): Read<{ readonly [key: string]: Json }> {
	const fields = Object.create(null) as Record<string, Json>;
	let count = 0;
	skipSpace(cursor);
	if (take(cursor, '}')) return ok(fields);
	for (;;) {
		skipSpace(cursor);
		const key = readKey(cursor, fields);
		if (!key.ok) return key;
		count += 1;
		if (count > cursor.limits.keys)
			return err({ type: 'TooManyKeys', ...placeOf(cursor), most: cursor.limits.keys });
		if (depth === 1) Object.assign(cursor, { list: key.value, item: null });
		const value = readValue(cursor, depth + 1);
		if (!value.ok) return value;
		fields[key.value] = value.value;
		skipSpace(cursor);
		if (take(cursor, '}')) return ok(fields);
		if (!take(cursor, ',')) return unexpected(cursor);
	}
}

/** Parses a key and its colon, up to the value. */
function readKey(cursor: Cursor, fields: Readonly<Record<string, Json>>): Read<string> {
	if (cursor.text[cursor.at] !== '"') return unexpected(cursor);
	const key = readText(cursor);
	if (!key.ok) return key;
	if (forbiddenKeys.has(key.value)) return err({ type: 'ForbiddenKey', ...placeOf(cursor), key: key.value });
	if (key.value in fields) return err({ type: 'DuplicateKey', ...placeOf(cursor), key: key.value });
	skipSpace(cursor);
	if (!take(cursor, ':')) return unexpected(cursor);
	skipSpace(cursor);
	return key;
}

function readText(cursor: Cursor): Read<string> {
	const { text, limits } = cursor;
	const start = cursor.at;
	let end = start + 1;
	let escaped = false;
	for (;;) {
		plainText.lastIndex = end;
		end += plainText.exec(text)?.[0].length ?? 0;
		if (text[end] !== '\\') break;
		escaped = true;
		end += 2;
	}
	cursor.at = Math.min(end, text.length);
	if (text[end] !== '"') return unexpected(cursor);
	cursor.at = end + 1;
	if (end - start - 1 > limits.text * 6)
		return err({ type: 'TextTooLong', ...placeOf(cursor), most: limits.text });
	const value = escaped ? unescaped(text.slice(start + 1, end)) : text.slice(start + 1, end);
	if (value === null || !value.isWellFormed()) return err({ type: 'BrokenText', ...placeOf(cursor) });
	return value.length > limits.text
		? err({ type: 'TextTooLong', ...placeOf(cursor), most: limits.text })
		: ok(value);
}

/** Null for an invalid escape. */
function unescaped(raw: string): string | null {
	try {
		return JSON.parse(`"${raw}"`) as string;
	} catch {
		return null;
	}
}

function skipSpace(cursor: Cursor): void {
	for (;;) {
		const code = cursor.text.charCodeAt(cursor.at);
		if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
		cursor.at += 1;
	}
}

function take(cursor: Cursor, sign: string): boolean {
	if (cursor.text[cursor.at] !== sign) return false;
	cursor.at += 1;
	return true;
}

/** A premature end means a cut-off file; anything else is an unexpected character. */
function unexpected(cursor: Cursor): Read<never> {
	const { text, at } = cursor;
	const rest = text.slice(at, at + 12);
	const isBegun =
		at + rest.length === text.length && ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest));
	if (isBegun) return err({ type: 'CutOff', ...placeOf(cursor) });
	const column = at === 0 ? 1 : at - text.lastIndexOf('\n', at - 1);
	return err({ type: 'NotJson', column, found: rest, ...placeOf(cursor) });
}

function placeOf({ text, at, list, item }: Cursor): JsonPlace {
	let line = 1;
	for (let place = text.indexOf('\n'); place >= 0 && place < at; place = text.indexOf('\n', place + 1))
		line += 1;
	return { line, list, item };
}
