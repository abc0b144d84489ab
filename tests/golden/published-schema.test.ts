import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { journalSchema } from '#app';

// The open file as it was published: others write programs by it. Source: docs/journal.schema.json.

test('a journal holds what its published schema says, and nothing else', () => {
	const text = readFileSync(join(import.meta.dirname, '../../docs/journal.schema.json'), 'utf8');
	const { title, ...published } = JSON.parse(text) as { title: string };
	expect(title).toBe('The open journal of a savings group');
	expect(toJsonSchema(journalSchema, { errorMode: 'ignore', target: 'draft-2020-12' })).toEqual(published);
});
