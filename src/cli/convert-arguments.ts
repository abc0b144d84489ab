import { err, ok, type Result } from '#kernel';
import { flag, readOptions, text } from './options.ts';
import type { TemplateKind } from '#spreadsheet/template.ts';

/** What the person asked of `book convert`. */
export type ConvertCommand =
	| { readonly name: 'template'; readonly kind: TemplateKind }
	| {
			readonly name: 'convert';
			/** A path, or "-" for the standard input. */
			readonly file: string;
			/** Folder for the journals; it is made when it is not there. */
			readonly out: string;
			/** Write the groups that are right although others are not. */
			readonly partial: boolean;
	  };

export const convertUsage = `Usage, with FILE.csv a spreadsheet saved as CSV in UTF-8 ("-" reads the standard input):

  npm run -s book -- convert FILE.csv [--out FOLDER] [--partial]
  npm run -s book -- convert --template groups|paperBook

Writes one journal for each group, <key>.journal.json, into FOLDER (default: here); no file is written over. Lists all that
is wrong by row and column; then nothing is written, with --partial the groups that are right. --template prints an empty
sheet: many groups with their cut-off figures, or a paper book with its meetings. docs/SPREADSHEET.md explains the columns.
Exit: 0 done, 1 something is wrong (the reasons are on stderr), 2 the command is not understood.
`;

const kinds: readonly TemplateKind[] = ['groups', 'paperBook'];

const options = { out: text, partial: flag, template: text };

/** @returns the command, or in one sentence why it is not understood */
export function parseConvert(args: readonly string[]): Result<ConvertCommand, string> {
	const parsed = readOptions(args, options);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	if (values.template !== undefined) {
		const kind = kinds.find((known) => known === values.template);
		if (kind === undefined) return err(`--template is groups or paperBook, not "${values.template}".`);
		const isAlone = positionals.length === 0 && values.out === undefined && values.partial !== true;
		return isAlone ? ok({ name: 'template', kind }) : err('--template stands alone.');
	}
	const [file, ...rest] = positionals;
	if (file === undefined) return err('Say which spreadsheet to convert.');
	if (rest.length > 0) return err(`One file at a time: "${rest.join(' ')}" is too much.`);
	return ok({ name: 'convert', file, out: values.out ?? '.', partial: values.partial ?? false });
}
