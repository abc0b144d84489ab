import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel';
import { figureNames, isCount, nameInCode, type ProofContent } from '#app';

/** What a print of a group of twelve women says. */
export const aPrint: ProofContent = {
	kind: 'group',
	practice: false,
	book: 'a1b2c3d4e5f6',
	currency: 'INR',
	printedOn: '2026-11-24' as LocalDate,
	until: { kind: 'regular', number: 52, day: '2026-11-17' as LocalDate, sealed: true },
	figures: new Map([
		['members', 12],
		['meetings', 52],
		['savings', 12_48_000_00],
		['loans', 9_60_000_00],
		['box', 23_455_50],
		['bank', 4_12_000_00],
		['corpus', 13_95_455_50],
		['surplus', 1_47_455_50]
	]),
	seal: { digits: '04711234', pictures: [63, 0, 17] },
	head: '00112233445566778899aabbccddeeff'
};

const hex = (bytes: number) =>
	fc
		.uint8Array({ minLength: bytes, maxLength: bytes })
		.map((some) => Array.from(some, (byte) => byte.toString(16).padStart(2, '0')).join(''));
const day = fc
	.integer({ min: -20_000, max: 39_000 })
	.map((days) => addDays('2026-01-01' as LocalDate, (days / 2) | 0));
const figures = fc
	.subarray([...figureNames], { maxLength: 15 })
	.chain((names) =>
		fc.tuple(
			...names.map((name) =>
				fc.tuple(
					fc.constant(name),
					isCount(name) ? fc.nat({ max: 99_999 }) : fc.integer({ min: -(2 ** 51), max: 2 ** 51 })
				)
			)
		)
	)
	.map((entries) => new Map(entries));

const name = fc
	.string({ unit: fc.constantFrom('a', ' ', 'स', 'ू', '\u200d', '’', '😀'), minLength: 1, maxLength: 40 })
	.map((text) => nameInCode(text));

const anyUnnamed: fc.Arbitrary<ProofContent> = fc.record({
	kind: fc.constantFrom('group', 'meeting', 'member', 'letter', 'bank'),
	practice: fc.constant(false),
	book: hex(6),
	currency: fc.constantFrom('INR', 'NPR', 'AAA', 'ZZZ'),
	printedOn: day,
	until: fc.option(
		fc.record({
			kind: fc.constantFrom('regular', 'special', 'desk'),
			number: fc.nat({ max: 9_999 }),
			day,
			sealed: fc.boolean()
		})
	),
	figures,
	seal: fc.option(
		fc.record({
			digits: fc.nat({ max: 99_999_999 }).map((number) => String(number).padStart(8, '0')),
			pictures: fc.array(fc.nat({ max: 63 }), { minLength: 3, maxLength: 3 })
		})
	),
	head: hex(16)
});

/** Any print, of a real book. */
export const anyPrint = fc
	.tuple(anyUnnamed, name)
	.map(([print, group]): ProofContent =>
		print.kind === 'bank' && group !== undefined ? { ...print, group } : print
	);
