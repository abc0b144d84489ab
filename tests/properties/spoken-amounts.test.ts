import { expect, test } from 'vitest';
import { amountInWords, languages, amountPrompts, numberInWords, readDigits, type Language } from '#i18n';
import { present } from '#kernel';
import { money } from '#money';
import { clipId, coverWithClips, heardWords } from '#voice';
import { isSoak } from '../support/soak.ts';

// R16: every amount is said from recordings of 0–99 and a few words more. The reading beside it works on the digits as
// they are written in India and Nepal, two by two, and shares nothing with the code but the words for 0–99, which
// tests/unit/i18n-numbers.test.ts compares with a list that was typed apart.

const scales: Readonly<
	Partial<Record<string, { hundred: string; thousand: string; lakh: string; rupees: string }>>
> = {
	hi: { hundred: 'सौ', thousand: 'हज़ार', lakh: 'लाख', rupees: 'रुपये' },
	ne: { hundred: 'सय', thousand: 'हजार', lakh: 'लाख', rupees: 'रुपैयाँ' }
};
const heard = languages.filter((language) => language in scales);

/** "1,45,207" as one hand would read it from the digits. */
function readAloud(value: number, language: Language, small: readonly string[]): readonly string[] {
	const { hundred, thousand, lakh } = present(scales[language], 'a language that is heard');
	const digits = String(value).padStart(7, '0');
	const group = (from: number, to: number, ...scale: readonly string[]): readonly string[] => {
		const count = Number(digits.slice(from, to));
		return count === 0 ? [] : [present(small[count], 'a word below a hundred'), ...scale];
	};
	const said = [...group(0, 2, lakh), ...group(2, 4, thousand), ...group(4, 5, hundred), ...group(5, 7)];
	return said.length === 0 ? [present(small[0], 'nought')] : said;
}

const clipsFor = (language: Language) => {
	const ids = new Set(amountPrompts(language).map((word) => clipId(heardWords(word))));
	return (text: string) => coverWithClips(text, (id) => (ids.has(id) ? 1 : undefined));
};

/** From ten thousand on what is said is two or three numbers already heard below: every 97th, so that each ending comes; in the soak all. */
const step = (value: number): number => (value < 10_000 || isSoak() ? 1 : 97);

test.each(heard)(
	'every amount from 0 to 9,99,999 is read from its clips (%s)',
	(language) => {
		const clipsOf = clipsFor(language);
		const small = Array.from({ length: 100 }, (_, value) =>
			clipId(heardWords(numberInWords(value, language)))
		);
		const wrong: string[] = [];
		for (let value = 0; value <= 9_99_999 && wrong.length < 10; value += step(value)) {
			const pieces = clipsOf(readDigits(String(value), language));
			const ids = pieces.map((piece) => (piece.type === 'clip' ? piece.id : `no clip: ${piece.text}`));
			const expected = readAloud(value, language, small);
			if (ids.join('|') !== expected.join('|')) wrong.push(`${String(value)}: ${ids.join(' | ')}`);
		}
		expect(wrong).toEqual([]);
	},
	600_000
);

test.each(heard)('an amount of money ends with its rupees (%s)', (language) => {
	const { rupees } = present(scales[language], 'a language that is heard');
	const ids = clipsFor(language)(amountInWords(money(1_45_207_00), 'INR', language));
	expect(ids.at(-1)).toMatchObject({ type: 'clip', id: rupees });
	expect(ids).toHaveLength(8);
});

test('1,00,000 says "ek lakh"', () => {
	const ids = clipsFor('hi')(readDigits('1,00,000', 'hi'));
	expect(ids.map((piece) => piece.type === 'clip' && piece.id)).toEqual(['एक', 'लाख']);
});
