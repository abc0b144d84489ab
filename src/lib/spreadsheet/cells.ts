import { amountMax } from '#group';
import {
	asciiDigits,
	err,
	holdsIdentityNumber,
	isDay,
	ok,
	oneLine,
	type LocalDate,
	type Result
} from '#kernel';
import { money, type Money } from '#money';
import type { ColumnId } from './columns.ts';
import type { CellFault, GroupFault, Noting } from './problems.ts';
import { shortened, type TableRow } from './table.ts';
import { wordFinder, type Word } from './words.ts';

/** Parses the text of a cell or returns the fault. */
export type Reader<Value> = (text: string) => Result<Value, CellFault>;

/** The cells of one row; a cell that cannot be read is reported and reading continues. */
export class Cells {
	readonly row: TableRow;
	readonly #note: Noting;

	constructor(row: TableRow, note: Noting) {
		this.row = row;
		this.#note = note;
	}

	has(column: ColumnId): boolean {
		return this.row.cells.has(column);
	}

	/** Returns undefined for an empty cell, and for an invalid one after reporting it. */
	read<Value>(column: ColumnId, reader: Reader<Value>): Value | undefined {
		const text = this.row.cells.get(column);
		if (text === undefined) return undefined;
		const value = reader(text);
		if (value.ok) return value.value;
		this.say(column, value.error);
		return undefined;
	}

	/** Reads a required cell, reporting an empty one. */
	needs<Value>(column: ColumnId, reader: Reader<Value>): Value | undefined {
		if (!this.has(column)) this.say(column, { code: 'needed' });
		return this.read(column, reader);
	}

	say(column: ColumnId | null, fault: CellFault | GroupFault): void {
		this.#note({ row: this.row.row, column, group: this.row.group, ...fault });
	}
}

const indian = /^\d{1,2}(?:,\d{2})*,\d{3}$/;
const western = /^\d{1,3}(?:,\d{3})+$/;
const amountPattern = /^(?:₹|Rs\.?|रु\.?|INR|NPR)?\s*([\d,]+)(?:\.(\d{1,2}))?(?:\/[-=])?$/i;

/**
 * Reads rupees with optional paise as people and spreadsheet programs write them: 1250, 1,25,000.50, ₹ 500/-. Commas are accepted
 * only as separators of thousands or lakhs: "1,25" is rejected, because it could mean one rupee and 25 paise.
 *
 * @returns minor units, zero or more
 */
export const readAmount: Reader<Money> = (text) => {
	const parts = amountPattern.exec(asciiDigits(text));
	const whole = parts?.[1] ?? '';
	const isWhole = /^\d+$/.test(whole) || indian.test(whole) || western.test(whole);
	if (!isWhole) return err({ code: 'notAnAmount', detail: { given: shortened(text) } });
	const minorUnits = Number(whole.replaceAll(',', '')) * 100 + Number((parts?.[2] ?? '').padEnd(2, '0'));
	return minorUnits > amountMax
		? err({ code: 'amountTooLarge', detail: { most: amountMax } })
		: ok(money(minorUnits));
};

/** Reads an amount of an event, which must be above zero. */
export const amountAboveZero: Reader<Money> = (text) => {
	const read = readAmount(text);
	return read.ok && read.value === 0 ? err({ code: 'amountIsZero' }) : read;
};

/** Reads a day in day-first or ISO order; years must have four digits. */
export const readSheetDay: Reader<LocalDate> = (text) => {
	const plain = asciiDigits(text);
	const indianParts = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(plain);
	const iso =
		indianParts === null
			? plain
			: [indianParts[4], indianParts[3], indianParts[1]]
					.map((part) => (part ?? '').padStart(2, '0'))
					.join('-');
	return isDay(iso) ? ok(iso) : err({ code: 'notADay', detail: { given: shortened(text) } });
};

export const wholeNumber =
	(least: number, most: number): Reader<number> =>
	(text) => {
		const plain = asciiDigits(text);
		const value = /^\d{1,6}(?:\.0+)?$/.test(plain) ? Number(plain) : NaN;
		return value >= least && value <= most
			? ok(value)
			: err({ code: 'notAWholeNumber', detail: { given: shortened(text), least, most } });
	};

/** Reads percent or months as a decimal string without a percent sign. */
export const decimal: Reader<string> = (text) => {
	const plain = asciiDigits(text).replace(/\s*%$/, '');
	return /^\d{1,3}(?:\.\d{1,4})?$/.test(plain)
		? ok(plain)
		: err({ code: 'notARate', detail: { given: shortened(text) } });
};

export const readChoice = <Code extends string>(words: readonly Word<Code>[]): Reader<Code> => {
	const find = wordFinder(words);
	return (text) => {
		const code = find(text);
		return code === undefined
			? err({
					code: 'notAChoice',
					detail: { given: shortened(text), choices: words.map((each) => each.code) }
				})
			: ok(code);
	};
};

/** Reads several words of the list, separated by +. */
export const choices = <Code extends string>(words: readonly Word<Code>[]): Reader<readonly Code[]> => {
	const one = readChoice(words);
	return (text) => {
		const found: Code[] = [];
		for (const part of text.split('+')) {
			const read = one(part.trim());
			if (!read.ok) return read;
			found.push(read.value);
		}
		return ok([...new Set(found)]);
	};
};

/** Reads a word of the list, or a custom code such as "own-word" that begins with a letter. */
export const codeOr = (words: readonly Word[]): Reader<string> => {
	const find = wordFinder(words);
	const own = pattern(/^[a-z][a-z0-9-]{0,39}$/, asCode);
	return (text) => {
		const found = find(text);
		return found === undefined ? own(text) : ok(found);
	};
};

/** Converts words to a code in lower case with hyphens. */
export const asCode = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, '-');

/** @param spelled normalises the text; a rejected text is reported as written */
export const pattern =
	(allowed: RegExp, spelled: (text: string) => string = (text) => text): Reader<string> =>
	(text) => {
		const plain = asciiDigits(spelled(text));
		return allowed.test(plain) ? ok(plain) : err({ code: 'notWritable', detail: { given: shortened(text) } });
	};

/** Reads a name or a place: one line without control characters. */
export const name = (most: number): Reader<string> => {
	// Line ends within a quoted cell are the only control characters that people type.
	const control = /\p{Cc}/u;
	return (text) => {
		const line = oneLine(text, most);
		return text.length <= most && !control.test(text) && line !== '' && !holdsIdentityNumber(text)
			? ok(line)
			: err({ code: 'notWritable', detail: { given: shortened(text.replaceAll('\n', ' ')) } });
	};
};
