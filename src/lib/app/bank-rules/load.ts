import { nextTask } from '#kernel';

/** Loads rules and cards of banks; only papers for the bank need them. */
export const loadBankRules = () => import('./index.ts');

/** Loads banks' lending rules, for screens that count conditions. */
export async function loadDoseRules() {
	const { doseRules } = await import('./dose-rules.ts');
	// Compiling the loaded script and reading the rules would be one long task.
	await nextTask();
	return { doseRules: doseRules() };
}
