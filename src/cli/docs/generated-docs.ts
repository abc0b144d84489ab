import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { journalSchema, reportSchema, statementSchema } from '#app';
import { bankRuleSchema } from '../../lib/app/bank-rules/schema.ts';
import { formatted } from '../../../scripts/formatted.mjs';
import { approvalsPage } from './approvals-page.ts';
import { journalPage } from './journal-page.ts';

/** Path from the root of the repository → text, as it is committed. A test compares. */
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

/** What JSON Schema cannot say (a day of the calendar, a book that balances) is left to the command. */
function schemaText(title: string, schema: GenericSchema): string {
	const { $schema, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', target: 'draft-2020-12' });
	return JSON.stringify({ $schema, title, ...rest }, null, '\t');
}
