import { describe, expect, test } from 'vitest';
import { eventSchemas } from '#group';
import { filesUnder, textOf } from '../support/sources.ts';

const glossary = textOf('docs/GLOSSARY.md');
const words = new Set([...glossary.matchAll(/`(\w+)`/g)].map(([, word = '']) => word));

test('each event has its word', () => {
	const events = eventSchemas.map((schema) => schema.entries.type.literal);
	expect(events.filter((event) => !words.has(event))).toEqual([]);
});

test('each type that the ledger shows has its word', () => {
	const face = textOf('src/lib/ledger/index.ts');
	const types = [...face.matchAll(/\btype (\w+)/g)].map(([, name = '']) => name);
	expect(types.length).toBeGreaterThan(4);
	// What can be wrong with an entry is a defect of ours: nobody meets the word.
	expect(types.filter((name) => !words.has(name) && name !== 'EntryError')).toEqual([]);
});

describe('each word in a name of screens and session', () => {
	const plain = new Set(textOf('tests/architecture/plain-words.txt').split(/\s+/));
	const terms = new Set(
		[...glossary.matchAll(/^\| ([^|]+)\|/gm)].flatMap(([, term = '']) => wordsIn(term.replaceAll('`', ' ')))
	);
	const named = ['src/screens', 'src/routes', 'src/lib/session'].flatMap(filesUnder).flatMap(namesIn);
	const used = new Set(named.flatMap(wordsIn));

	test('stands in the glossary, or is plain English of the trade', () => {
		expect(named.length).toBeGreaterThan(400);
		expect([...used].filter((word) => !terms.has(word) && !plain.has(word)).sort()).toEqual([]);
	});

	test('is used: the list of plain words has none that nothing is named by', () => {
		expect([...plain].filter((word) => word !== '' && !used.has(word))).toEqual([]);
	});
});

/** Components by their files, types and classes by their declarations. */
function namesIn(path: string): readonly string[] {
	if (path.endsWith('.test.ts')) return [];
	// A page has its name from its address.
	const component = /([\w-]+)\/\+page\.svelte$/.exec(path)?.[1] ?? /\/(\w+)\.svelte$/.exec(path)?.[1];
	if (component !== undefined) return [component];
	const declared = /^(?:export )?(?:abstract )?(?:class|interface|type) (\w+)/gm;
	return path.endsWith('.ts') ? [...textOf(path).matchAll(declared)].map(([, name = '']) => name) : [];
}

/** "CircleStrip" is "circle" and "strip". */
function wordsIn(name: string): readonly string[] {
	return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase());
}
