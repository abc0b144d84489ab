/**
 * Fixed clock of all tests, so that results do not depend on the day. Vitest loads this file first in each of its
 * workers (vite.config.ts), every page of a test gets it (tests/support/browser.ts), and time runs on from there.
 * `GIVEN_NOW=2028-02-29T12:00:00+05:30` sets another instant.
 */
export const givenNow = process.env['GIVEN_NOW'] ?? '2026-11-24T12:00:00+05:30';

/** Property of the replaced `Date` with the shift, for a second copy of this module. */
const noted = Symbol.for('bahi.given-clock');

/**
 * Replaces `Date` by one shifted from the machine's clock. It is sent to pages as text, so it uses no outer variable.
 *
 * @param {number} shift milliseconds
 */
export function moveClock(shift) {
	globalThis.Date = new Proxy(globalThis.Date, {
		construct: (machine, given, asked) =>
			Reflect.construct(machine, given.length === 0 ? [machine.now() + shift] : given, asked),
		apply: (machine) => new machine(machine.now() + shift).toString(),
		get: (machine, key) => (key === 'now' ? () => machine.now() + shift : Reflect.get(machine, key))
	});
}

/** @returns {number} milliseconds from the machine's clock to the given one */
export function givenShift() {
	/** @type {unknown} */
	const before = Reflect.get(Date, noted);
	if (typeof before === 'number') return before;
	const shift = Date.parse(givenNow) - Date.now();
	if (Number.isNaN(shift)) throw new Error('GIVEN_NOW is an instant such as 2027-03-31T12:00:00+05:30.');
	moveClock(shift);
	Object.defineProperty(Date, noted, { value: shift });
	giveToPrograms();
	return shift;
}

/** Makes Node programs started by a test load this file too: a ticket of the given day would otherwise have expired. */
function giveToPrograms() {
	const options = process.env['NODE_OPTIONS'] ?? '';
	if (options.includes(import.meta.url)) return;
	process.env['NODE_OPTIONS'] = `${options} --import ${import.meta.url}`.trim();
	process.env['GIVEN_NOW'] = givenNow;
}

givenShift();
