import { describe, expect, test } from 'vitest';
import { readJournal } from '#app';
import { exampleJournal } from '../../src/cli/docs/journal-page.ts';
import { generatedDocs } from '../../src/cli/docs/generated-docs.ts';
import { textOf } from '../support/sources.ts';

const docs = await generatedDocs();

describe('what docs/ says of the open file is what the code does', () => {
	test.each([...docs.keys()])('%s is as generated: npx tsx src/cli/generate-docs.ts', (path) => {
		expect(textOf(path)).toBe(docs.get(path));
	});
});

test('the example is a book', () => {
	const journal = readJournal(JSON.stringify(exampleJournal));
	expect(journal.ok && journal.value.state.members.size).toBe(1);
});
