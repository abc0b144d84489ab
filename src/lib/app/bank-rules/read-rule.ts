import * as v from 'valibot';
import { assert, err, ok, type Result } from '#kernel';
import type { BankRule } from '#reports';
import { bankRuleSchema } from './schema.ts';

/** Invalid field of a rule file, and the error. */
export interface NoBankRule {
	readonly type: 'NoBankRule';
	readonly problems: readonly string[];
}

/** Parses a file of docs/BANK-RULES.md. @returns all errors, so that they can be corrected together */
export function readBankRule(text: string): Result<BankRule, NoBankRule> {
	let written: unknown;
	try {
		written = JSON.parse(text);
	} catch {
		return err({ type: 'NoBankRule', problems: ['the file is not JSON'] });
	}
	return checkBankRule(written);
}

/** Rules by kind, then the newest first. @throws Defect for an invalid file */
export function readBankRules(files: readonly unknown[]): readonly BankRule[] {
	return files
		.map((written) => {
			const checked = checkBankRule(written);
			assert(checked.ok, checked.ok ? '' : checked.error.problems.join('; '));
			return checked.value;
		})
		.sort((one, other) => one.kind.localeCompare(other.kind) || other.asOf.localeCompare(one.asOf));
}

export function checkBankRule(written: unknown): Result<BankRule, NoBankRule> {
	const checked = v.safeParse(bankRuleSchema, written);
	if (checked.success) return ok(checked.output);
	const problems = checked.issues.map((issue) => {
		const place = v.getDotPath(issue);
		return place === null ? issue.message : `${place}: ${issue.message}`;
	});
	return err({ type: 'NoBankRule', problems });
}
