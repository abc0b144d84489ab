// RFC 8785 restricted to strings, safe integers, booleans, null, arrays and objects, as docs/adr/0002 says.

const depthMost = 16;

/** @param {unknown} value @returns {string} @throws {Error} for values not allowed in hashed bytes */
export function canonical(value, depth = 0) {
	if (depth > depthMost) throw new Error('it is nested too deep');
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') {
		if (!value.isWellFormed()) throw new Error('a text holds half a letter');
		return JSON.stringify(value);
	}
	if (typeof value === 'number') {
		if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
		return String(value === 0 ? 0 : value);
	}
	if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
	if (typeof value !== 'object') throw new Error(`${typeof value} is no JSON`);
	const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return `{${fields.map(([name, item]) => `${canonical(name)}:${canonical(item, depth + 1)}`).join()}}`;
}

/**
 * JSON.parse, but rejects a duplicate name in an object: programs differ in which of the two they use.
 *
 * @param {string} text @returns {unknown} @throws {SyntaxError}
 */
export function parseOnce(text) {
	/** @type {unknown} */
	const value = JSON.parse(text);
	/** @type {(Set<string> | null)[]} the names of each open object; null for an array */
	const open = [];
	for (const [sign, , colon] of text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"\s*(:)?|[[\]{}]/g)) {
		if (sign === '{' || sign === '[') open.push(sign === '{' ? new Set() : null);
		else if (sign === '}' || sign === ']') open.pop();
		else if (colon !== undefined) {
			/** @type {string} */
			const name = JSON.parse(sign.slice(0, sign.lastIndexOf('"') + 1));
			const names = open.at(-1);
			if (names?.has(name)) throw new SyntaxError(`"${name}" stands twice`);
			names?.add(name);
		}
	}
	return value;
}
