import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

test('each decision stands once in the table of docs/ARCHITECTURE.md, in order', () => {
	const files = filesUnder('docs/adr').flatMap((path) => /adr\/\d{4}-[^/]+\.md$/.exec(path)?.[0] ?? []);
	const rows = [...textOf('docs/ARCHITECTURE.md').matchAll(/^\| \[\d{4}\]\((adr\/[^)]+)\)/gm)].map(
		([, path]) => path
	);
	expect(rows).toEqual(files.toSorted());
});
