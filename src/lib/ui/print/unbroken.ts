const joined = '\u2060';
const hard = '\u00a0';

/** Same text with non-breaking spaces inside amounts, days and shares: "रु 2,00,000", "92 %", "× 8", "2025-01". */
export const unbroken = (text: string): string =>
	text
		.replace(/(?<=[\d,.]) (?=%)/g, hard)
		.replace(/(?<=रु|₹|×) (?=\d)| (?=× \d)/g, hard)
		.replace(/(?<=\b\d{4})-(?=\d\d\b(?!-))/g, `-${joined}`);
