import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { eventSchemas } from '#group';
import { filesUnder, textOf } from '../support/sources.ts';

// What only one place may decide, read from the sources (docs/adr/0004).

interface Source {
	readonly path: string;
	readonly text: string;
}

const sources: readonly Source[] = ['src']
	.flatMap((folder) => filesUnder(folder))
	.filter((path) => /\.(?:ts|svelte)$/.test(path) && !path.endsWith('.test.ts'))
	.map((path) => ({ path, text: textOf(path) }));

const eventTypes: ReadonlySet<string> = new Set(eventSchemas.map(({ entries }) => entries.type.literal));

describe('a rule about kinds of events', () => {
	// What is folded, drawn or said of a kind compares one kind, or is a record over kinds. A list of kinds decides: which of them
	// bind, count, can be taken back, move money.
	test('is a list of kinds in group, and nowhere else', () => {
		expect(outside('src/lib/group/', listsOfEvents)).toEqual([]);
	});

	test('is found where it is planted', () => {
		const planted = "const counted = new Set<EventType>(['SavingDeposited', 'FinePaid']);";
		expect(listsOfEvents({ path: 'src/lib/reports/a.ts', text: planted })).toEqual([
			'src/lib/reports/a.ts: SavingDeposited, FinePaid'
		]);
		const other = "const words = ['saving', 'fines']; const texts = { SavingDeposited: 'a', FinePaid: 'b' };";
		expect(listsOfEvents({ path: 'src/lib/reports/a.ts', text: other })).toEqual([]);
	});
});

describe('the code of an account', () => {
	test('is put together and taken apart by the chart alone', () => {
		const bare = sources.filter(
			({ path }) => path !== 'src/lib/group/chart.ts' && path !== 'src/lib/ledger/account.ts'
		);
		expect(bare.flatMap(accountsByHand)).toEqual([]);
	});

	test.each([
		"const [root, memberId] = account.split('/');",
		"if (leg.account.startsWith('bank/')) through += amount;",
		'const via = `bank/${id}`;',
		"const isVoluntary = account.endsWith('/voluntary');"
	])('is found where it is read by hand: %s', (text) => {
		expect(accountsByHand({ path: 'a.ts', text })).toHaveLength(1);
	});
});

describe('a type', () => {
	test('is never talked into being another one', () => {
		expect(sources.flatMap(lyingCasts)).toEqual([]);
	});

	test.each([
		'const book = {} as unknown as Book;',
		'choose(value as never);',
		"const kind = type as 'asset';",
		'const open = value as any;'
	])('is found where it lies: %s', (text) => {
		expect(lyingCasts({ path: 'a.ts', text })).toHaveLength(1);
	});

	test('may be widened, or be as narrow as it is written', () => {
		expect(lyingCasts({ path: 'a.ts', text: "const a = x as unknown; const b = 'asset' as const;" })).toEqual(
			[]
		);
	});
});

describe('a failure inside a transaction of the storage', () => {
	// Caught inside, it lets half of what belongs together commit.
	test('is caught outside of it', () => {
		expect(sources.filter(({ path }) => path.startsWith('src/lib/storage/')).flatMap(caughtInside)).toEqual(
			[]
		);
	});

	test.each([
		"await db.transaction('rw', db.rows, async () => { try { await put(); } catch { told(); } });",
		"await db.transaction('rw', db.rows, () => put().catch(told));"
	])('is found where it is planted: %s', (text) => {
		expect(caughtInside({ path: 'a.ts', text })).toEqual(['a.ts']);
	});

	test('may be caught around it', () => {
		const text = "try { await db.transaction('rw', db.rows, put); } catch { told(); }";
		expect(caughtInside({ path: 'a.ts', text })).toEqual([]);
	});
});

function outside(folder: string, breachesIn: (source: Source) => readonly string[]): readonly string[] {
	return sources.filter(({ path }) => !path.startsWith(folder)).flatMap(breachesIn);
}

function listsOfEvents({ path, text }: Source): readonly string[] {
	const lists: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isArrayLiteralExpression(node)) {
			const named = node.elements.map((element) => (ts.isStringLiteral(element) ? element.text : ''));
			if (named.length > 1 && named.every((name) => eventTypes.has(name)))
				lists.push(`${path}: ${named.join(', ')}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', codeIn(path, text), ts.ScriptTarget.Latest));
	return lists;
}

function caughtInside({ path, text }: Source): readonly string[] {
	const catches = (node: ts.Node): boolean =>
		ts.isCatchClause(node) ||
		(ts.isCallExpression(node) && methodOf(node) === 'catch') ||
		(ts.forEachChild(node, (child) => catches(child) || undefined) ?? false);
	const visit = (node: ts.Node): boolean =>
		(ts.isCallExpression(node) && methodOf(node) === 'transaction' && node.arguments.some(catches)) ||
		(ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
	return visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest)) ? [path] : [];
}

const methodOf = ({ expression }: ts.CallExpression): string | null =>
	ts.isPropertyAccessExpression(expression) ? expression.name.text : null;

/** Of a component its script: what its markup shows holds no list. */
function codeIn(path: string, text: string): string {
	return path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code).join('\n')
		: text;
}

const roots = 'bank|savings|loans|borrowings|payable|assets|other-income|other-expense';
const byHand = new RegExp(
	`account\\w*\\.split\\('/'\\)|[a-z]\\.(?:starts|ends)With\\(['\`](?:(?:${roots})/|/voluntary)|['\`](?:${roots})/(?:\\$|['\`])`
);

const accountsByHand = ({ path, text }: Source): readonly string[] =>
	linesWith(path, text, (line) => byHand.test(line));

const lyingCast = /\bas unknown as\b|\bas (?:never|any)\b|[\w)\]] as '[^']*'/;

const lyingCasts = ({ path, text }: Source): readonly string[] =>
	linesWith(path, text, (line) => lyingCast.test(line));

function linesWith(path: string, text: string, isBreach: (line: string) => boolean): readonly string[] {
	return text
		.split('\n')
		.flatMap((line, place) =>
			isBreach(line) && !/^\s*(?:\/\/|\/?\*)/.test(line)
				? [`${path}:${String(place + 1)} ${line.trim()}`]
				: []
		);
}
