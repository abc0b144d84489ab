import { expect } from 'vitest';

export const address =
	/\b(?:https?:|ftp:|mailto:|www\.)|\b[\w.-]+@[\w-]+\.\w+|\b[a-z][\w-]*\.(?:org|com|net|in|io|dev|app|info|co)\b/gi;

/**
 * Organisations that found, promote or lend to groups, as words and as their usual letters. A rule of a bank has its
 * source printed with it, which names the regulator and the programme that made the rule: those two stay.
 */
export const organisation =
	/\b(?:NGO|foundation|trust|society|federation of|JEEViKA|PRADAN|MYRADA|NABARD|UNICEF|UNDP|USAID|DFID|CARE India|Oxfam|SEWA|BRAC|Grameen Foundation|sponsored by|funded by|supported by|powered by)\b|न्यास|फ़ाउंडेशन|फाउंडेशन|स्वयंसेवी संस्था/i;

/** "cash-book-2026-11-24.csv": what it is and of which day; not whose, and by which app only where the phone must know. */
export const neutralName =
	/^(?:bahi-\d{4}-\d\d-\d\d\.(?:bahi|json)|[a-z]+(?:-[a-z]+)*(?:-\d+)?-\d{4}-\d\d-\d\d\.(?:csv|json|png))$/;

/** No host, no address, no organisation. @param what it is, for whoever reads the failure */
export function expectNeutral(text: string, what: string): void {
	expect(text.length, what).toBeGreaterThan(100);
	expect(text.match(address), what).toBeNull();
	expect(organisation.exec(text)?.[0] ?? null, what).toBeNull();
}

/** What the file says of itself: title, author, links. */
export function expectNeutralPdf(bytes: Uint8Array, text: string, what: string): void {
	expectNeutral(text, what);
	const raw = Buffer.from(bytes).toString('latin1');
	expect(raw, what).not.toContain('localhost');
	expect(raw.match(/\/URI\b/g), what).toBeNull();
}
