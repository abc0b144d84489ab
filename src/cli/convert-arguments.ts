import { err, ok, type Result } from '#kernel';
import type { TemplateKind } from '#spreadsheet/template.ts';
import { readArguments } from './usage.mjs';

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

const kinds: readonly TemplateKind[] = ['groups', 'paperBook'];

/** @returns the command, or in one sentence why it is not understood */
export function parseConvert(args: readonly string[]): Result<ConvertCommand, string> {
	const parsed = readArguments('convert', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	if (values.template !== undefined) {
		const kind = kinds.find((known) => known === values.template);
		if (kind === undefined) return err(`--template is groups or paperBook, not "${values.template}".`);
		const isAlone = positionals.length === 0 && values.out === undefined && values.partial !== true;
		return isAlone ? ok({ name: 'template', kind }) : err('--template stands alone.');
	}
	const [file = ''] = positionals;
	return ok({ name: 'convert', file, out: values.out ?? '.', partial: values.partial ?? false });
}
