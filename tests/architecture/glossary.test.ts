import { expect, test } from 'vitest';
import { eventSchemas } from '#group';
import { textOf } from '../support/sources.ts';

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
