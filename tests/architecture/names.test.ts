import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

// One name means one thing: a name that is exported stands in one file of src/lib (docs/adr/0004).

interface Source {
	readonly path: string;
	readonly text: string;
}

/** Pieces that are fetched apart from the rest of their module: they hand on what other files export. */
const bundles = [
	'src/lib/session/book-acts.ts',
	'src/lib/session/copy-acts.ts',
	'src/lib/spreadsheet/spreadsheet.ts',
	'src/lib/storage/start.ts',
	'src/lib/vault/copies.ts'
];

const isBarrel = (path: string): boolean => path.endsWith('/index.ts') || bundles.includes(path);
/** One file a group of words and language, each with the name of its group. */
const isWords = (path: string): boolean => path.startsWith('src/lib/i18n/messages/');

const sources: readonly Source[] = filesUnder('src/lib')
	.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !isBarrel(path) && !isWords(path))
	.map((path) => ({ path, text: textOf(path) }));

describe('an exported name', () => {
	test('is exported by one file', () => {
		expect(exportedTwice(sources)).toEqual([]);
	});

	test('is handed on by the index of its layer alone', () => {
		expect(sources.filter(({ text }) => /^export (?:type )?\*/m.test(text)).map(({ path }) => path)).toEqual(
			[]
		);
	});

	test('is found where it stands twice, also as a type beside a value and as a re-export', () => {
		const planted = [
			{ path: 'a.ts', text: 'export const office = 1;\nexport type Office = string;' },
			{ path: 'b.ts', text: "export { office } from './a.ts';" },
			{ path: 'c.ts', text: 'export function office() {}\nexport interface Office {}' }
		];
		expect(exportedTwice(planted)).toEqual(['Office: a.ts, c.ts', 'office: a.ts, b.ts, c.ts']);
	});
});

function exportedTwice(files: readonly Source[]): readonly string[] {
	const places = new Map<string, string[]>();
	for (const { path, text } of files)
		for (const name of new Set(exportedBy(text))) places.set(name, [...(places.get(name) ?? []), path]);
	return [...places]
		.filter(([, paths]) => paths.length > 1)
		.map(([name, paths]) => `${name}: ${paths.join(', ')}`)
		.sort();
}

function exportedBy(text: string): readonly string[] {
	const { statements } = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest);
	return statements.flatMap((statement) => {
		if (ts.isExportDeclaration(statement)) {
			const { exportClause } = statement;
			return exportClause !== undefined && ts.isNamedExports(exportClause)
				? exportClause.elements.map(({ name }) => name.text)
				: [];
		}
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
		if (!isExported) return [];
		if (ts.isVariableStatement(statement))
			return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
		const named =
			ts.isFunctionDeclaration(statement) ||
			ts.isClassDeclaration(statement) ||
			ts.isInterfaceDeclaration(statement) ||
			ts.isTypeAliasDeclaration(statement);
		return named && statement.name !== undefined ? [statement.name.text] : [];
	});
}

/** A name, or those that a pattern binds: `const [get, set] = …`. */
function boundBy(name: ts.BindingName): readonly string[] {
	if (ts.isIdentifier(name)) return [name.text];
	return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundBy(element.name) : []));
}
