import { expect, test } from 'vitest';
import { memberSymbols } from '../../src/lib/kernel/member-symbols.ts';
import { drawnIcons, phosphorIcons } from '../../src/lib/ui/icon/icon-names.ts';
import {
	codePictures,
	purposePictures,
	sealPictures,
	thingPictures
} from '../../src/lib/ui/symbol/symbols.ts';

/**
 * What no picture may be: read as something else, foreign, of a party or a faith, or an insult. Words of
 * the names of the drawings, ours and those of the sets they come from.
 */
const banned = [
	...[
		'bank',
		'temple',
		'mosque',
		'church',
		'ticket',
		'piggy',
		'dollar',
		'euro',
		'gear',
		'cog',
		'list',
		'hamburger'
	],
	...[
		'floppy',
		'funnel',
		'trash',
		'magnifying',
		'cloud',
		'palm',
		'fingerprint',
		'cross',
		'om',
		'crescent',
		'skull'
	]
];

/** Of those, what is meant by the word here is another thing than the ban. */
const meantOtherwise: Readonly<Record<string, string>> = {
	'bank-counter': 'a counter with a grille and a rupee board, not a Greek temple',
	'bank-charge': 'the same counter',
	'bank-to-box': 'the same counter',
	'box-to-bank': 'the same counter',
	'sheet-bank': 'a sheet of paper',
	ticket: 'a ticket with its stub that a woman pays for',
	'cloud-with-rain': 'rain, as a symbol of a woman; nothing is stored in it'
};

/** Symbols of parties that were named in the sources, India and Nepal, by words of the sets' names. */
const reserved = [
	...[
		'lotus',
		'hand',
		'elephant',
		'bicycle',
		'bow',
		'arrow',
		'lantern',
		'lamp',
		'clock',
		'broom',
		'wheat',
		'sickle'
	],
	...[
		'hammer',
		'star',
		'glasses',
		'plough',
		'banana',
		'backpack',
		'boat',
		'sailboat',
		'scissors',
		'bucket',
		'purse'
	],
	...[
		'handbag',
		'whistle',
		'bed',
		'tractor',
		'football',
		'soccer',
		'microphone',
		'matches',
		'camera',
		'telephone'
	],
	...[
		'sun',
		'tree',
		'bell',
		'umbrella',
		'loudspeaker',
		'seat',
		'chair',
		'drum',
		'eye',
		'deer',
		'stag',
		'rooster'
	],
	...[
		'jug',
		'well',
		'basket',
		'house',
		'bus',
		'lion',
		'rose',
		'coin',
		'ear',
		'shoe',
		'ladder',
		'kite',
		'helicopter'
	]
];

/** Insults, faith signs, and what the app itself draws. */
const notForWomen = [
	'pig',
	'dog',
	'owl',
	'donkey',
	'snake',
	'monkey',
	'cow',
	'thumb',
	'pot',
	'box',
	'book',
	'key',
	'lock',
	'moon'
];

const wordsOf = (name: string): readonly string[] => name.split('-');
const withOneOf = (names: readonly string[], words: readonly string[]): readonly string[] =>
	names.filter((name) => wordsOf(name).some((word) => words.includes(word)));

test('no picture of the screens is on the list of those that women misread or that insult them', () => {
	const names = [
		...drawnIcons,
		...Object.values(phosphorIcons),
		...sealPictures,
		...purposePictures,
		...thingPictures
	];
	expect(withOneOf(names, banned).filter((name) => !(name in meantOtherwise))).toEqual([]);
	expect(Object.keys(meantOtherwise).filter((name) => !names.includes(name as never))).toEqual([]);
});

test('there is no plus and no minus: the one is read as a hospital, the other as a line', () => {
	expect(Object.values(phosphorIcons).filter((name) => /^(plus|minus)/.test(name))).toEqual([]);
});

test('the symbol of a woman, and of the code and seal, is of no party, no faith and no insult', () => {
	expect(withOneOf([...memberSymbols], [...reserved, ...notForWomen])).toEqual([]);
	// The honey jar of the code is a thing to eat from; the pot that the app draws is of clay.
	expect(withOneOf([...codePictures], [...reserved, ...notForWomen])).toEqual(['honey-pot']);
	expect(withOneOf([...sealPictures], reserved)).toEqual([]);
});

test('an ear of the app always has its waves: an ear alone is a party symbol in Nepal', () => {
	expect(drawnIcons).toContain('ear');
	expect(Object.values(phosphorIcons).filter((name) => wordsOf(name).includes('ear'))).toEqual([]);
});
