import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lookAlikeOf, memberSymbols, symbolsNotIn, symbolsToOffer } from '#kernel';
import type { IconName } from '#i18n';
import { drawnIcons, iconNames, isFirstIcon } from '../icon/icon-names.ts';
import { paperIcons } from '../print/paper-icons.ts';
import { sprites } from './generate.mjs';
import {
	codePictures,
	colourPictures,
	isPictureName,
	ringColour,
	sealPictures,
	thingPictures
} from './symbols.ts';

const textAt = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const idsIn = (path: string): readonly string[] =>
	[...textAt(path).matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1] ?? '');

test('forty symbols, nine code pictures, sixty-four seal pictures, none twice', () => {
	expect(new Set(memberSymbols).size).toBe(40);
	expect(codePictures.length).toBe(9);
	expect(new Set(sealPictures).size).toBe(64);
});

test('a code picture is never a member symbol: those are public', () => {
	expect(codePictures.filter((picture) => new Set<string>(memberSymbols).has(picture))).toEqual([]);
});

test('a group is not offered two symbols that look alike', () => {
	const offered = symbolsToOffer(['teapot', 'mirror', 'fish']);
	expect(offered).not.toContain('fish');
	expect(offered).not.toContain('droplet');
	expect(offered).not.toContain('watermelon');
	expect(offered).not.toContain('onion');
	expect(offered).toContain('coconut');
});

test('of a symbol that is not offered it can be said which one it looks like', () => {
	expect(lookAlikeOf('eggplant', ['fish', 'watermelon'])).toBe('watermelon');
	expect(lookAlikeOf('watermelon', ['eggplant'])).toBe('eggplant');
	expect(lookAlikeOf('eggplant', ['coconut', 'eggplant'])).toBeNull();
	expect(symbolsNotIn(['watermelon'])).toContain('eggplant');
	expect(symbolsNotIn(['watermelon'])).not.toContain('watermelon');
});

test('symbols that a small party uses somewhere come last', () => {
	expect(symbolsToOffer([]).slice(-7)).toEqual([
		'mango',
		'hot-pepper',
		'duck',
		'honeybee',
		'balloon',
		'wheel',
		'auto-rickshaw'
	]);
});

test('thirty women each find a symbol, whichever the first of the list they take', () => {
	let taken: readonly string[] = [];
	for (let women = 0; women < 30; women += 1) taken = [...taken, symbolsToOffer(taken)[0] ?? ''];
	expect(taken.every(isPictureName)).toBe(true);
});

test('ring colours go round from one to eight', () => {
	expect([1, 8, 9, 20].map(ringColour)).toEqual([1, 8, 1, 4]);
});

test('every name can be drawn', () => {
	expect(idsIn('colour.svg').toSorted()).toEqual([...colourPictures].toSorted());
	expect(idsIn('things.svg').toSorted()).toEqual([...thingPictures].toSorted());
	expect(idsIn('print.svg').toSorted()).toEqual([...sealPictures].toSorted());
	const icons = [...idsIn('../icon/first-icons.svg'), ...idsIn('../icon/icons.svg')];
	expect(icons.toSorted()).toEqual([...iconNames].toSorted());
	expect(idsIn('../icon/first-icons.svg').every((name) => isFirstIcon(name as IconName))).toBe(true);
	expect(idsIn('../print/paper-icons.svg').toSorted()).toEqual([...paperIcons].toSorted());
	expect(new Set(drawnIcons).size).toBe(drawnIcons.length);
});

test('the sprites are what the generator writes', () => {
	expect(
		Object.entries(sprites())
			.filter(([path, text]) => textAt(path) !== text)
			.map(([path]) => path)
	).toEqual([]);
});
