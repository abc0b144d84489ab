/** Number of arguments of each path command. @type {Record<string, number>} */
const arity = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/**
 * The same path with coordinates rounded to tenths. Absolute points are rounded, not relative steps,
 * so errors do not add up along a relative path.
 * @param {string} path
 */
export function roundPath(path) {
	/** @type {Pen} */
	const pen = {
		exact: { x: 0, y: 0 },
		drawn: { x: 0, y: 0 },
		from: { exact: { x: 0, y: 0 }, drawn: { x: 0, y: 0 } }
	};
	return commandsOf(path)
		.map(([command, numbers]) => roundCommand(pen, command, numbers))
		.join('');
}

/**
 * Exact and rounded position of the pen, and both for the start of the subpath, to which `z` returns.
 * @typedef {{ x: number; y: number }} Point
 * @typedef {{ exact: Point; drawn: Point; from: { exact: Point; drawn: Point } }} Pen
 */

/** @param {string} path @returns {[string, number[]][]} */
function commandsOf(path) {
	/** @type {[string, number[]][]} */
	const found = [];
	for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
		const size = arity[letter.toLowerCase()] ?? 0;
		const numbers = letter.toLowerCase() === 'a' ? arcNumbers(rest) : numbersOf(rest);
		if (size === 0) found.push([letter, []]);
		for (let at = 0; size > 0 && at < numbers.length; at += size) {
			const again = letter === 'm' ? 'l' : letter === 'M' ? 'L' : letter;
			found.push([at === 0 ? letter : again, numbers.slice(at, at + size)]);
		}
	}
	return found;
}

/** @param {string} text */
const numbersOf = (text) => (text.match(/-?(?:\d*\.\d+|\d+)/g) ?? []).map(Number);

/** The two flags of an arc may precede the next number without a space. @param {string} text */
function arcNumbers(text) {
	const number = String.raw`\s*,?\s*(-?(?:\d*\.\d+|\d+))`;
	const flag = String.raw`\s*,?\s*([01])`;
	const arc = new RegExp(number.repeat(3) + flag.repeat(2) + number.repeat(2), 'g');
	return [...text.matchAll(arc)].flatMap((match) => match.slice(1, 8).map(Number));
}

/** @param {Pen} pen @param {string} command @param {number[]} numbers */
function roundCommand(pen, command, numbers) {
	const kind = command.toLowerCase();
	if (kind === 'z') {
		[pen.exact, pen.drawn] = [{ ...pen.from.exact }, { ...pen.from.drawn }];
		return command;
	}
	const relative = command === kind;
	// An arc begins with its radii, its rotation and two flags; only its last two numbers are a point.
	const fixed = kind === 'a' ? numbers.slice(0, 5) : [];
	const places = numbers.slice(fixed.length);
	const [startExact, startDrawn] = [{ ...pen.exact }, { ...pen.drawn }];
	const rounded = places.map((value, index) => {
		const axis = kind === 'v' || (kind !== 'h' && index % 2 === 1) ? 'y' : 'x';
		const exact = value + (relative ? startExact[axis] : 0);
		const base = relative ? startDrawn[axis] : 0;
		const step = tenth(exact - base);
		// Control points come first: the last assignment is the end point.
		pen.exact[axis] = exact;
		pen.drawn[axis] = base + step;
		return step;
	});
	if (kind === 'm') pen.from = { exact: { ...pen.exact }, drawn: { ...pen.drawn } };
	return command + joined([...fixed.map((value, index) => (index < 2 ? tenth(value) : value)), ...rounded]);
}

/** @param {number} value */
const tenth = (value) => Math.round(value * 10) / 10;

/** @param {number[]} numbers */
function joined(numbers) {
	return numbers
		.map((value) => String(value).replace(/^(-?)0\./, '$1.'))
		.reduce((text, next) => text + (text === '' || next.startsWith('-') ? '' : ' ') + next, '');
}
