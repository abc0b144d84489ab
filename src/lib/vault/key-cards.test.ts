import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	readRecoveryCode,
	writeRecoveryCode,
	cardsRefused,
	readKeyLetters,
	writeKeyCards
} from './key-cards.ts';
import { checkOf, present, readLetters, writeLetters } from '#kernel';
import { random } from '../../../tests/support/quick-vault.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a sheet is read back as it was written', () => {
	fc.assert(
		fc.property(secrets, (secret) => {
			expect(readRecoveryCode(writeRecoveryCode(secret))).toEqual(secret);
		})
	);
});

// The check letters were computed by another program, with tables of logarithms.
test('a sheet has 28 letters in seven groups of four', () => {
	expect(writeRecoveryCode(new Uint8Array(16).fill(255))).toBe('ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZWH6');
	expect(writeRecoveryCode(new Uint8Array(16))).toBe('0000 0000 0000 0000 0000 0000 0000');
	const counted = Uint8Array.from({ length: 16 }, (_, place) => place);
	expect(writeRecoveryCode(counted)).toBe('000G 40R4 0M30 E209 185G R38E 1W8D');
});

test('small letters, dashes, missing spaces and letters that look alike are understood', () => {
	const secret = Uint8Array.from([8, 66, 16, 132, 33, 8, 66, 16, 132, 33, 0, 1, 2, 3, 219, 111]);
	const written = writeRecoveryCode(secret);
	expect(written).toContain('1');
	expect(written).toContain('0');
	const typed = written
		.replaceAll('1', 'l')
		.replaceAll('0', 'o')
		.replaceAll('V', 'u')
		.replaceAll(' ', '-')
		.toLowerCase();
	expect(readRecoveryCode(` ${typed} `)).toEqual(secret);
	expect(readRecoveryCode(written.replaceAll('1', 'I').replaceAll(' ', ''))).toEqual(secret);
});

test('one wrong letter and any two are always noticed', () => {
	const place = fc.nat({ max: 27 });
	const letter = fc.nat({ max: 31 });
	fc.assert(
		fc.property(secrets, fc.tuple(place, letter), fc.tuple(place, letter), (secret, ...slips) => {
			const code = Array.from(writeRecoveryCode(secret).replaceAll(' ', ''));
			const wrong = slips.reduce((text, [at, of]) => text.with(at, letters.charAt(of)), code);
			if (wrong.join('') !== code.join('')) expect(readRecoveryCode(wrong.join(''))).toBeNull();
		}),
		{ numRuns: 1000 }
	);
});

test('two letters that changed places are always noticed', () => {
	fc.assert(
		fc.property(secrets, fc.nat({ max: 27 }), fc.nat({ max: 27 }), (secret, left, right) => {
			const code = Array.from(writeRecoveryCode(secret).replaceAll(' ', ''));
			const swapped = [...code];
			swapped[left] = code[right] ?? '';
			swapped[right] = code[left] ?? '';
			if (swapped.join('') !== code.join('')) expect(readRecoveryCode(swapped.join(''))).toBeNull();
		}),
		{ numRuns: 500 }
	);
});

test.each(['', '0000', 'ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZ', 'नमस्ते'])('%j is no sheet', (typed) => {
	expect(readRecoveryCode(typed)).toBeNull();
});

const wrongLetters = { type: 'WrongCode', triesLeft: null };
const secret = (): Uint8Array => new Uint8Array(16).fill(9);
/** The five bits of each letter of a card, its check left out. */
const valuesOf = (card: string): readonly number[] =>
	present(readLetters(card), 'it was written').slice(0, -1);
const cardOf = (values: readonly number[]): string => writeLetters([...values, checkOf(values)]);

async function cards(): Promise<readonly [string, string, string]> {
	const [one, two, three] = await writeKeyCards(secret(), random);
	return [present(one, 'three'), present(two, 'three'), present(three, 'three')];
}

test('any two of three cards give the secret, all three too, and lines without letters between them', async () => {
	const [one, two, three] = await cards();
	for (const letters of [
		[one, two],
		[two, three],
		[three, one],
		[one, two, three],
		[one, ' \t', '', two]
	])
		expect(await readKeyLetters(letters.join('\n'))).toEqual({ ok: true, value: secret() });
});

test('one card is too few, and no card at all is no letters', async () => {
	const [one] = await cards();
	expect(await readKeyLetters(one)).toEqual({
		ok: false,
		error: { type: 'CardMissing', given: 1, needed: 2 }
	});
	for (const letters of ['', '\n \n'])
		expect(await readKeyLetters(letters)).toEqual({ ok: false, error: wrongLetters });
});

test('a fourth card of a set is of nobody', async () => {
	const all = await cards();
	// A set has three letters; of the 28 after it the last eight bits but four are the place of the share, and the four are 0.
	const placeOf = (values: readonly number[]): number => {
		const [high = 0, middle = 0, low = 0] = values.slice(-3);
		return ((high & 3) << 6) | (middle << 1) | (low >> 4);
	};
	const taken = new Set(all.map((card) => placeOf(valuesOf(card))));
	const others = [4, 5, 6, 7].map((middle) => [...valuesOf(all[0]).slice(0, -2), middle, 0]);
	const fourth = present(
		others.find((values) => !taken.has(placeOf(values))),
		'four are more than three'
	);
	expect(cardsRefused([all[0], all[1], cardOf(fourth)].join('\n'))).toBeNull();
	expect(cardsRefused([...all, cardOf(fourth)].join('\n'))).toEqual(wrongLetters);
});

test.each<[string, (values: readonly number[]) => string]>([
	['a letter more', (values) => cardOf([...values, 0])],
	['a letter less', (values) => cardOf(values.slice(0, -1))],
	['bits behind the last byte', (values) => cardOf(values.with(-1, (values.at(-1) ?? 0) ^ 1))],
	['a sign that is no letter', (values) => cardOf(values).replace(' ', '?')],
	['nothing but a sign', () => '?']
])('a card with %s is none', async (_, change) => {
	const [one, two] = await cards();
	expect(cardsRefused(`${two}\n${change(valuesOf(one))}`)).toEqual(wrongLetters);
});
