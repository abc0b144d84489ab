import { nextTask } from '#kernel';

/** Rules and cards of banks are read only when a paper for the bank is made. */
export const loadBankRules = () => import('./index.ts');

/** The rules by which banks lend, for screens that count conditions. */
export async function loadDoseRules() {
	const { doseRules } = await import('./dose-rules.ts');
	// Compiling what has just come and reading the rules would be one long task.
	await nextTask();
	return { doseRules: doseRules() };
}
