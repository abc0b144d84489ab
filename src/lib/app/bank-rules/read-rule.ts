import * as v from 'valibot';
import { assert, err, ok, type Result } from '#kernel';
import type { BankRule } from '#reports';
import { bankRuleSchema } from './schema.ts';

/** Why a file is no rule: the field that is wrong, and what is wrong with it. */
export interface NoBankRule {
	readonly type: 'NoBankRule';
	readonly problems: readonly string[];
}

/** Reads the text of a file of docs/BANK-RULES.md. @returns all that is wrong with it, so that all can be corrected together */
export function readBankRule(text: string): Result<BankRule, NoBankRule> {
	let written: unknown;
	try {
		written = JSON.parse(text);
	} catch {
		return err({ type: 'NoBankRule', problems: ['the file is not JSON'] });
	}
	return checkBankRule(written);
}

/** Rules by kind and then the newest first. @throws Defect for a file that is none */
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
