import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { journalSchema, reportSchema, statementSchema } from '#app';
import { bankRuleSchema } from '../../lib/app/bank-rules/schema.ts';
import { formatted } from '../../../scripts/formatted.mjs';
import { journalPage } from './journal-page.ts';
import { type ApprovalRow, approvals, type CodesAsked } from '#group';

/** Texts of the generated docs by path from the root of the repository. A test compares them with the committed files. */
export async function generatedDocs(): Promise<ReadonlyMap<string, string>> {
	const texts = [
		['docs/APPROVALS.md', approvalsPage()],
		['docs/JOURNAL.md', journalPage()],
		['docs/journal.schema.json', schemaText('The open journal of a savings group', journalSchema)],
		['docs/bank-rule.schema.json', schemaText('A rule or card of a bank', bankRuleSchema)],
		['docs/report.schema.json', schemaText('What "book report" prints', reportSchema)],
		['docs/statement.schema.json', schemaText('What "book statement" prints', statementSchema)]
	] as const;
	return new Map(
		await Promise.all(texts.map(async ([path, text]) => [path, await formatted(path, text)] as const))
	);
}

/** Conditions beyond JSON Schema (valid days, a balanced book) are checked by the command only. */
function schemaText(title: string, schema: GenericSchema): string {
	const { $schema, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', target: 'draft-2020-12' });
	return JSON.stringify({ $schema, title, ...rest }, null, '\t');
}

/** docs/APPROVALS.md: the table of approvals, one row for each kind of act. */
function approvalsPage(): string {
	const rows = Object.entries(approvals).map(
		([type, row]) => `| ${[`\`${type}\``, ...cellsOf(row)].join(' | ')} |`
	);
	return [...opening, ...rows, ''].join('\n');
}

const opening = [
	'# Who approves what',
	'',
	'<!-- Generated from src/lib/group/offices/approvals.ts by src/cli/generate-docs.ts. Change that, then: npm run docs -->',
	'',
	'Every kind of act: where it may be written, how many codes it needs there, when it is heard and when it counts ([the law](LEDGER.md),',
	'points 41 and 55 to 58). Screens, close, settling, take-over, exceptions, `book check` and the second verifier go by this table; the compiler asks for a row.',
	'',
	'- **seal**: any code that closes the page is enough; as many as the rules ask of a seal. **two (rule)**: as many as the rules ask for a rule, never fewer than two.',
	'  **rules (loan)**: as many as the rules ask for a loan.',
	'- **Between meetings** an act stands at the desk, by itself (outside), or in either. **one**: the code that opened the book. Two codes are asked for at once, with the act. All of it is read out',
	'  at the next close of a meeting, line by line, before any code.',
	'- **Founding**: it may be written while the group is founded, in one sitting, before anybody has a code.',
	'- **Heard**: _line_ by itself, _sum_ in a sum of its page, _no_: it moves nothing.',
	'- **Counts from**: what changes who decides counts from the close of a page of the circle that enough codes closed, everything else from when it is written. A woman who joined between',
	'  meetings counts for no quorum and has no part of a profit until that close; what she saved is hers. What a page entered late says of who decides is read out at that close, too.',
	'',
	'| Act | Founding | In a meeting | Between meetings | Heard at the close | Heard when pages are taken over or phones settled | Counts from |',
	'| --- | --- | --- | --- | --- | --- | --- |'
];

function cellsOf({
	founding,
	meeting,
	between,
	atClose,
	atTakeOver,
	decides
}: ApprovalRow): readonly string[] {
	return [
		founding ? 'yes' : '–',
		typeof meeting === 'string' ? (meeting === 'never' ? '–' : 'seal') : asked(meeting),
		between === 'never'
			? '–'
			: `${between.codes === 'one' ? 'one' : asked(between.codes)}, ${between.where === 'either' ? 'desk or outside' : between.where}`,
		atClose,
		atTakeOver,
		decides ? 'that close' : 'written'
	];
}

const asked = ({ approval, least }: CodesAsked): string => `${least === 2 ? 'two' : 'rules'} (${approval})`;
